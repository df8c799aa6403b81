/** Compiles the texts of renderer/messages/*.json into typed functions in renderer/messages/generated. */
import { existsSync } from 'node:fs';
import { fingerprint, isFresh, writeStamp } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { command, isMain, say } from './say.mjs';
import { setup } from './setup.mjs';

const project = inRoot('renderer/project.inlang');
const generated = inRoot('renderer/messages/generated');
const inputs = ['renderer/project.inlang/settings.json', 'renderer/messages', 'package-lock.json'];

/** Quick when no text has changed since the last time. */
export async function compileMessages() {
  if (!existsSync(project)) return;
  const mark = fingerprint(inputs);
  if (isFresh('messages', mark, `${generated}/messages.js`)) return;
  say('Compiling the texts (English, 简体中文).');
  const { compile } = await import('@inlang/paraglide-js');
  await compile({
    project,
    outdir: generated,
    // The page has no address to carry a language, so the choice is a variable the app sets itself.
    strategy: ['globalVariable', 'baseLocale'],
    emitGitIgnore: false,
    emitPrettierIgnore: false,
    emitReadme: false,
  });
  writeStamp('messages', fingerprint(inputs));
}

if (isMain(import.meta.url)) {
  await command(async () => {
    await setup();
    await compileMessages();
  });
}

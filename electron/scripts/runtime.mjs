/** Finds an Electron runtime, or gets one. The order is fixed and every step is announced. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { downloadOfficial } from './runtime/official.mjs';
import { fetchStandIn, standInFolder, standInFits } from './runtime/stand-in.mjs';
import { Problem, command, isMain, say } from './say.mjs';
import { setup } from './setup.mjs';

const officialFolder = inRoot('node_modules/electron/dist');

/**
 * The runtime that is already on this machine, or null.
 * @returns {{ executable: string, description: string, version: string, standIn: boolean } | null}
 */
export function findRuntime() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen) {
    const runtime = runtimeIn(chosen, `the folder in ELECTRON_OVERRIDE_DIST_PATH (${chosen})`);
    if (runtime) return runtime;
    throw new Problem(`ELECTRON_OVERRIDE_DIST_PATH names ${chosen}, but there is no Electron in it.`);
  }
  const official = runtimeIn(officialFolder, 'the official one in node_modules/electron/dist');
  if (official) return official;
  if (!standInFits()) return null;
  return runtimeIn(standInFolder(), `the test stand-in in ${standInFolder()}`, true);
}

/** Like `findRuntime`, but gets a runtime when there is none: first the official one, then the stand-in. */
export async function ensureRuntime() {
  const found = findRuntime();
  if (found && !found.standIn) return found;
  // A stand-in that is already there does not end the search for the official one.
  if (await downloadOfficial()) return findRuntime();
  if (found) return found;
  if (!standInFits()) throw new Problem(noRuntime());
  await fetchStandIn();
  return findRuntime();
}

export function announceRuntime(runtime) {
  say(`Electron ${runtime.version}: ${runtime.description}.`);
}

function runtimeIn(folder, description, standIn = false) {
  const executable = path.join(folder, executableName());
  if (!existsSync(executable)) return null;
  const versionFile = path.join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
  return { executable, description, version, standIn };
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function noRuntime() {
  return (
    'there is no Electron runtime, and the download did not succeed. Connect to the network and start again, ' +
    'or unpack an Electron release somewhere and name its folder in ELECTRON_OVERRIDE_DIST_PATH.'
  );
}

if (isMain(import.meta.url)) {
  await command(async () => {
    await setup();
    announceRuntime(await ensureRuntime());
  });
}

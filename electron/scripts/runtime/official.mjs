/** The official Electron download, with a memory of failures so that blocked networks wait only once a day. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, inRoot } from '../paths.mjs';
import { runTool } from '../run.mjs';
import { say } from '../say.mjs';

const day = 24 * 60 * 60 * 1000;
const probeTimeout = 8_000;
const downloadTimeout = 10 * 60 * 1000;
const failureFile = () => path.join(cacheFolder(), 'official-download-failed');

/** True when the official runtime lies in node_modules/electron/dist afterwards. */
export async function downloadOfficial() {
  if (failedLately()) return false;
  const { version } = JSON.parse(readFileSync(inRoot('node_modules/electron/package.json'), 'utf8'));
  say(`Downloading Electron ${version} (about 110 MB).`);
  const reason = (await unreachable(version)) ?? (await install());
  if (reason === null) {
    rmSync(failureFile(), { force: true });
    return true;
  }
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(failureFile(), String(Date.now()));
  say(`The download did not succeed (${reason}). It is tried again in a day, or after deleting ${failureFile()}.`);
  return false;
}

function failedLately() {
  let text;
  try {
    text = readFileSync(failureFile(), 'utf8');
  } catch {
    return false;
  }
  if (Date.now() - Number(text) > day) return false;
  say('The official Electron download failed less than a day ago and is not tried again yet.');
  say(`(Delete ${failureFile()} to try now.)`);
  return true;
}

/** A short question to the release host first: a blocked network would otherwise be waited for minutes. */
async function unreachable(version) {
  if (process.env.ELECTRON_GET_USE_PROXY) return null;
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  const url = mirror ? base : `${base}v${version}/SHASUMS256.txt`;
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeTimeout) });
    return null;
  } catch (error) {
    return `the release host does not answer: ${error.cause?.code ?? error.name}`;
  }
}

async function install() {
  const { code } = await runTool('electron/install.js', [], { output: 'stderr', timeout: downloadTimeout });
  return code === 0 ? null : 'its messages are above';
}

/** Installs the packages of package-lock.json when they are not there yet. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { must, runNpm } from './run.mjs';
import { Problem, command, isMain, say } from './say.mjs';

const stamp = inRoot('node_modules/.gradient-lab-setup');
const oldestNode = [20, 19];

/** Makes sure node_modules holds what package-lock.json asks for. Takes a few milliseconds when it does. */
export async function setup() {
  checkNodeVersion();
  const wanted = createHash('sha256').update(readFileSync(inRoot('package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!installedMatchesLock()) {
    say('Installing the packages of package-lock.json (npm ci). This takes about a minute.');
    await must(runNpm(['ci', '--loglevel', 'error'], { output: 'stderr' }), 'npm ci did not succeed; its messages are above.');
  }
  writeFileSync(stamp, wanted);
}

function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Problem(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/** Compares versions with the list npm keeps of what it installed, so that a good folder is not thrown away. */
function installedMatchesLock() {
  const listFile = inRoot('node_modules/.package-lock.json');
  if (!existsSync(listFile)) return false;
  const installed = JSON.parse(readFileSync(listFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '' || entry.optional || entry.peer || entry.devOptional) return true;
    return installed[name]?.version === entry.version;
  });
}

if (isMain(import.meta.url)) await command(setup);

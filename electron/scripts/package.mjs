/**
 * `npm run package -- --linux dir`: arguments go to electron-builder. Without the official runtime only a folder for
 * this machine can be made, with the stand-in; its name, its title and a note inside say that it is for tests only.
 */
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { inRoot, release, stamps } from './paths.mjs';
import { must, runTool } from './run.mjs';
import { announceRuntime, ensureRuntime } from './runtime.mjs';
import { Problem, command, say } from './say.mjs';
import { setup } from './setup.mjs';

const builder = 'electron-builder/out/cli/cli.js';
const testFolder = path.join(release, 'test-runtime-linux-unpacked');

await command(async () => {
  const args = process.argv.slice(2);
  await setup();
  await build();
  const runtime = await ensureRuntime();
  const shipped = JSON.parse(readFileSync(inRoot('node_modules/electron/package.json'), 'utf8')).version;
  if (runtime.version === shipped) return packageRelease(args);
  announceRuntime(runtime);
  return packageForTests(args, runtime, shipped);
});

async function packageRelease(args) {
  say('Packaging (electron-builder).');
  await must(runTool(builder, [...args, '--publish', 'never']), 'Packaging did not succeed.');
  say(`The result is in ${release}.`);
}

async function packageForTests(args, runtime, shipped) {
  if (!isFolderForThisMachine(args)) {
    throw new Problem(
      `this needs Electron ${shipped}, which could not be downloaded. ` +
        'With the test runtime only "npm run package -- --linux dir" is possible.',
    );
  }
  say('PACKAGING WITH THE TEST RUNTIME. The result is for tests only, not for release.');
  const output = path.join(release, 'test-runtime');
  rmSync(output, { recursive: true, force: true });
  const config = await writeTestConfig(runtime, output);
  const builderArgs = ['--linux', 'dir', '--config', config, '--publish', 'never'];
  await must(runTool(builder, builderArgs, { output: 'stderr' }), 'Packaging did not succeed.');
  rmSync(testFolder, { recursive: true, force: true });
  renameSync(path.join(output, 'linux-unpacked'), testFolder);
  rmSync(output, { recursive: true });
  writeFileSync(path.join(testFolder, 'TEST-ONLY.txt'), `Made with Electron ${runtime.version}, a stand-in. Not for release.\n`);
  say(`TEST ONLY: ${testFolder}`);
}

function isFolderForThisMachine(args) {
  const [platform, target, ...more] = args.filter((arg) => arg !== '--x64');
  const linux = process.platform === 'linux' && process.arch === 'x64';
  return linux && ['--linux', '-l'].includes(platform) && target === 'dir' && more.length === 0;
}

/** The release configuration with another runtime, another name, and without the fuse that runtime lacks. */
async function writeTestConfig(runtime, output) {
  const { load } = await import('js-yaml');
  const config = load(readFileSync(inRoot('electron-builder.yml'), 'utf8'));
  config.productName += ' (TEST ONLY)';
  config.directories.output = output;
  config.electronDist = cleanRuntime(path.dirname(runtime.executable));
  config.electronVersion = runtime.version;
  if (Number.parseInt(runtime.version, 10) < 29) delete config.electronFuses.grantFileProtocolExtraPrivileges;
  const file = path.join(stamps, 'electron-builder.test-runtime.json');
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}

/** A copy of the runtime without the launcher, as electron-builder expects it. */
function cleanRuntime(folder) {
  const copy = path.join(stamps, 'test-runtime');
  rmSync(copy, { recursive: true, force: true });
  const launcher = path.join(folder, 'resources', 'app');
  cpSync(folder, copy, { recursive: true, filter: (source) => source !== launcher });
  return copy;
}

/**
 * `npm run bench [-- window | views | editor] [--only NAME] [--json] [--peer torch] [--python FILE]`: measures this app against its
 * peers, how evenly its window draws, what looking costs, or how fluent large networks are; the figures go to standard output.
 * One view and network: `npm run bench -- views --only seismograph --net tiny`; half an hour of memory: `-- views 30`.
 */
import path from 'node:path';
import { appBundles } from './bundles.mjs';
import { build } from './build.mjs';
import { dist, inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { command } from './say.mjs';
import { setup } from './setup.mjs';
import { ensureLibraries, hasDisplay, withDisplay } from './system.mjs';

/** Measured in a real window. */
const inWindow = ['window', 'views', 'editor'];

await command(async () => {
  await setup();
  const options = process.argv.slice(2);
  const { code } = inWindow.includes(options[0]) ? await measureWindow(options) : await measurePeers(options);
  return code;
});

async function measurePeers(options) {
  await build(['bench']);
  return run(process.execPath, [path.join(dist, 'bench.cjs'), ...options]);
}

async function measureWindow([name, ...options]) {
  await build(appBundles);
  const runtime = await ensureRuntime();
  await ensureLibraries(runtime.executable);
  const { program, args } = withDisplay(process.execPath, [inRoot(`tests/bench/${name}.mjs`), ...options], '2000x1200');
  return run(program, args, { group: !hasDisplay() });
}

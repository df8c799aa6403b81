/** `npm run bench [-- training|window]`: measures training and the window; the figures go to standard output. */
import path from 'node:path';
import { appBundles } from './bundles.mjs';
import { build } from './build.mjs';
import { dist, inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { command, Problem } from './say.mjs';
import { setup } from './setup.mjs';
import { ensureLibraries, hasDisplay, withDisplay } from './system.mjs';

const parts = { training: measureTraining, window: measureWindow };

await command(async () => {
  await setup();
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !(name in parts));
  if (unknown) throw new Problem(`There is no measurement "${unknown}"; there are ${Object.keys(parts).join(' and ')}.`);
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const { code } = await measure();
    if (code !== 0) return code;
  }
  return 0;
});

async function measureTraining() {
  await build(['bench']);
  return run(process.execPath, [path.join(dist, 'bench.cjs')]);
}

async function measureWindow() {
  await build(appBundles);
  const runtime = await ensureRuntime();
  await ensureLibraries(runtime.executable);
  const { program, args } = withDisplay(process.execPath, [inRoot('tests/bench/window.mjs')]);
  return run(program, args, { group: !hasDisplay() });
}

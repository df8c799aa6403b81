/** `npm run bench`: builds tests/bench/bench.ts and runs it; the figures go to standard output. */
import path from 'node:path';
import { build } from './build.mjs';
import { dist } from './paths.mjs';
import { run } from './run.mjs';
import { command } from './say.mjs';
import { setup } from './setup.mjs';

await command(async () => {
  await setup();
  await build(['bench']);
  const { code } = await run(process.execPath, [path.join(dist, 'bench.cjs'), ...process.argv.slice(2)]);
  return code;
});

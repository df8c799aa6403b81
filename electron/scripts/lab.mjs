/** `npm run lab -- <command>`: the command line. Standard output holds only its results. */
import path from 'node:path';
import { build } from './build.mjs';
import { dist } from './paths.mjs';
import { run } from './run.mjs';
import { command } from './say.mjs';
import { setup } from './setup.mjs';

await command(async () => {
  await setup();
  await build(['lab']);
  const { code } = await run(process.execPath, [path.join(dist, 'lab.cjs'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  return code;
});

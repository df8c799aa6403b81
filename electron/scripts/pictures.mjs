/**
 * `npm run pictures [-- FOLDER] [--only NAME]...`: pictures of every view and screen, light and dark, in both languages and
 * two sizes, into FOLDER (`release/pictures` when left out), with contact sheets. What is cut, covered, outside the window
 * or too faint to read is listed, and the command fails.
 */
import path from 'node:path';
import { appBundles } from './bundles.mjs';
import { build } from './build.mjs';
import { inRoot, release } from './paths.mjs';
import { run } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { command } from './say.mjs';
import { setup } from './setup.mjs';
import { ensureLibraries, hasDisplay, withDisplay } from './system.mjs';

await command(async () => {
  await setup();
  await build(appBundles);
  const runtime = await ensureRuntime();
  await ensureLibraries(runtime.executable);
  const [folder, ...rest] = process.argv.slice(2);
  const isFolder = folder !== undefined && !folder.startsWith('--');
  const target = isFolder ? path.resolve(process.env.INIT_CWD ?? process.cwd(), folder) : path.join(release, 'pictures');
  const options = isFolder ? rest : process.argv.slice(2);
  const { program, args } = withDisplay(process.execPath, [inRoot('tests/pictures/take.mjs'), target, ...options], '2000x1200');
  const { code } = await run(program, args, { group: !hasDisplay() });
  return code;
});

/** `npm start`: installs what is missing, builds what has changed, makes sure Electron is there, opens the app. */
import { build } from './build.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { announceRuntime, ensureRuntime } from './runtime.mjs';
import { command, say } from './say.mjs';
import { setup } from './setup.mjs';
import { adviseOnSandbox, electronSwitches, ensureLibraries, hasDisplay, withDisplay } from './system.mjs';

await command(async () => {
  await setup();
  await build();
  const runtime = await ensureRuntime();
  await ensureLibraries(runtime.executable);
  announceRuntime(runtime);
  adviseOnSandbox(runtime.executable);
  if (!hasDisplay()) say('There is no display, so the window opens on a virtual one (xvfb).');
  say(`Opening Gradient Lab (${Math.round(performance.now())} ms after the command).`);
  const args = [...electronSwitches(), root, ...process.argv.slice(2)];
  const { program, args: all } = withDisplay(runtime.executable, args);
  const { code } = await run(program, all, { group: !hasDisplay() });
  return code;
});

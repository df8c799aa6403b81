/** Settings of the whole process that must be made before Electron is ready. */
import { app } from 'electron';

/** Fuses do not cover these: each would open a door into a packaged app from its command line. */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'js-flags',
  'load-extension',
  'disable-web-security',
];

export function harden(): void {
  if (app.isPackaged) for (const name of refusedSwitches) app.commandLine.removeSwitch(name);
  // Together with --no-sandbox (needed by root) this would end every child process in an endless loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

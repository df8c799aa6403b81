/** The log: a file in the person's data folder, and nothing else. */
import { app } from 'electron';
import log from 'electron-log/node';
import path from 'node:path';

export { log };

/** Sends log lines and errors nobody caught to the file. */
export function setUpLog(): void {
  log.transports.file.resolvePathFn = () => path.join(app.getPath('logs'), 'main.log');
  log.transports.console.level = app.isPackaged ? false : 'warn';
  log.transports.ipc.level = false;
  log.transports.remote.level = false;
  log.errorHandler.startCatching({ showDialog: false });
  log.info(`${app.getName()} ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform} ${process.arch}; data in ${app.getPath('userData')}`);
}

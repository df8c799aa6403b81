/** Where the app finds its own files and keeps those of the person. */
import { app } from 'electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { portableFolder } from './files/portable-folder';

/** All bundles lie beside this one. */
const dist = __dirname;
const own = (name: string): string => path.join(app.getPath('userData'), name);

export const paths = {
  preload: path.join(dist, 'preload.cjs'),
  engine: path.join(dist, 'engine.cjs'),
  renderer: path.join(dist, 'renderer'),
  datasets: path.join(dist, 'data'),
  get models() {
    return path.join(app.getAppPath(), 'native-models');
  },
  get userData() {
    return app.getPath('userData');
  },
  get settings() {
    return own('settings.json');
  },
  /** Unsaved work; the name is that of the first version, whose documents are taken up. */
  get recovery() {
    return own('document.json');
  },
  get knownFiles() {
    return own('files.json');
  },
  get windowPlace() {
    return own('window.json');
  },
  get snapshot() {
    return own('run.snapshot');
  },
};

/**
 * Chooses the folder of the person's data before anything reads it: a folder given for tests, or, for a copy on a
 * USB stick with a file `portable` beside the executable, the folder `data` beside it if it can be written to.
 */
export function choosePlaceOfUserData(): void {
  const given = process.env.GRADIENT_LAB_USER_DATA;
  const home = path.dirname(app.getPath('exe'));
  if (given && !app.isPackaged) app.setPath('userData', path.resolve(given));
  else if (existsSync(path.join(home, 'portable'))) app.setPath('userData', portableFolder(home));
  app.setAppLogsPath(path.join(app.getPath('userData'), 'logs'));
}

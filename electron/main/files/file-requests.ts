/** Files that the system asks the app to open: a double click, a start with a file, a drop into the window. */
import { app, BrowserWindow } from 'electron';
import path from 'node:path';
import type { FileReference } from '../../ipc/bridge';
import { handle, sendToPage } from '../../ipc/handle';
import { showMainWindow } from '../windows/main-window';
import { windowOf } from './dialogs';
import { knownFiles } from './kept';

const openable = /\.(gradlab|onnx)$/i;

/** Windows whose page has asked for its session and listens from then on. */
const listening = new WeakSet<BrowserWindow>();
let waiting: string | null = fileAmong(process.argv, process.cwd());

/** Must run before the app is ready: macOS tells of a double click early. */
export function listenToFileRequests(): void {
  app.on('open-file', (event, file) => {
    event.preventDefault();
    request(file);
  });
  app.on('second-instance', (_event, argv, folder) => {
    const file = fileAmong(argv, folder);
    if (file) request(file);
  });
}

export function setUpDrops(): void {
  handle('openDropped', ({ path: file }, event) => {
    if (path.isAbsolute(file) && openable.test(file)) sendToPage(windowOf(event).webContents, 'openFile', knownFiles().note(file));
    return Promise.resolve(null);
  });
}

/** The file that the window is to open first; from now on its page is told of others. */
export function takeWaiting(window: BrowserWindow): FileReference | null {
  listening.add(window);
  const file = waiting;
  waiting = null;
  return file === null ? null : knownFiles().note(file);
}

/** Opens a file in the window, or in the one that comes. */
export function request(file: string): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window && listening.has(window)) sendToPage(window.webContents, 'openFile', knownFiles().note(file));
  else waiting = file;
  if (app.isReady()) void showMainWindow();
}

function fileAmong(argv: readonly string[], folder: string): string | null {
  const given = argv.slice(1).find((each) => !each.startsWith('-') && openable.test(each));
  return given === undefined ? null : path.resolve(folder, given);
}

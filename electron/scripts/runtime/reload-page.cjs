/** Loaded into the app by `npm run dev` only: reloads the windows when the built page has changed. */
const { BrowserWindow } = require('electron');
const { watchFile } = require('node:fs');
const path = require('node:path');

const page = path.resolve(__dirname, '../../../dist/renderer/index.html');

watchFile(page, { interval: 300 }, (now, before) => {
  if (now.mtimeMs === 0 || now.mtimeMs === before.mtimeMs) return;
  for (const window of BrowserWindow.getAllWindows()) window.webContents.reloadIgnoringCache();
});

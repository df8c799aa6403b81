/** Dialogs that read and write the person's own files. Paths stay in this process. */
import { app, BrowserWindow, dialog, type IpcMainInvokeEvent } from 'electron';
import path from 'node:path';
import type { ChosenFile } from '../../ipc/bridge';
import { handle } from '../../ipc/handle';
import { language } from './settings';
import { writeAtomically } from './atomic-write';
import { readChosen, safeName } from './chosen-file';

/** Electron since 43 always opens in Downloads, so the last folder is remembered here. */
let lastFolder: string | undefined;

const texts = {
  en: { images: 'Images', model: 'ONNX model' },
  zh: { images: '图片', model: 'ONNX 模型' },
};

export function setUpDialogs(): void {
  handle('saveModel', ({ suggestedName, bytes }, event) => saveModel(windowOf(event), suggestedName, bytes));
  handle('openImages', (_input, event) => openImages(windowOf(event)));
}

async function saveModel(window: BrowserWindow, suggestedName: string, bytes: Uint8Array): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(folder(), safeName(suggestedName)),
    filters: [{ name: texts[language()].model, extensions: ['onnx'] }],
  });
  if (canceled || !filePath) return null;
  lastFolder = path.dirname(filePath);
  await writeAtomically(filePath, bytes);
  return path.basename(filePath);
}

async function openImages(window: BrowserWindow): Promise<ChosenFile[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: folder(),
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: texts[language()].images, extensions: ['png', 'jpg', 'jpeg', 'webp'] }],
  });
  if (canceled || filePaths.length === 0) return [];
  lastFolder = path.dirname(filePaths[0]);
  return readChosen(filePaths);
}

const folder = (): string => lastFolder ?? app.getPath('downloads');

function windowOf(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!window) throw new Error('The window that asked is already closed.');
  return window;
}

/** Dialogs that read and write the person's own files. Paths stay in this process. */
import { app, BrowserWindow, dialog, type IpcMainInvokeEvent } from 'electron';
import path from 'node:path';
import type { ChosenFile } from '../../ipc/bridge';
import { handle } from '../../ipc/handle';
import { language } from './settings';
import { writeAtomically } from './atomic-write';
import { readChosen, safeName } from './chosen-file';

/** Electron since 43 always opens in Downloads, so the last folder is remembered here. */
let remembered: string | undefined;

const texts = {
  en: { images: 'Images', onnx: 'ONNX model', py: 'Python script', svg: 'SVG image', png: 'PNG image', csv: 'CSV table' },
  zh: { images: '图片', onnx: 'ONNX 模型', py: 'Python 脚本', svg: 'SVG 图片', png: 'PNG 图片', csv: 'CSV 表格' },
};
/** What can be saved beside a model, by the end of its name. */
const companions = ['py', 'svg', 'png', 'csv'] as const;

export function setUpDialogs(): void {
  handle('saveModel', ({ suggestedName, bytes }, event) => saveModel(windowOf(event), suggestedName, bytes));
  handle('openImages', (_input, event) => openImages(windowOf(event)));
}

/** A model, or the script, drawing or table beside it. */
async function saveModel(window: BrowserWindow, suggestedName: string, bytes: Uint8Array): Promise<string | null> {
  const kind = companions.find((extension) => suggestedName.endsWith(`.${extension}`)) ?? 'onnx';
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(lastFolder(), safeName(suggestedName, 'model.onnx')),
    filters: [{ name: texts[language()][kind], extensions: [kind] }],
  });
  if (canceled || !filePath) return null;
  rememberFolder(filePath);
  await writeAtomically(filePath, bytes);
  return path.basename(filePath);
}

async function openImages(window: BrowserWindow): Promise<ChosenFile[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: lastFolder(),
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: texts[language()].images, extensions: ['png', 'jpg', 'jpeg', 'webp'] }],
  });
  if (canceled || filePaths.length === 0) return [];
  rememberFolder(filePaths[0]);
  return readChosen(filePaths);
}

/** Where the last dialog ended. */
export const lastFolder = (): string => remembered ?? app.getPath('downloads');

export const rememberFolder = (file: string): void => void (remembered = path.dirname(file));

/** @throws if the window of the page that asked is gone. */
export function windowOf(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!window) throw new Error('The window that asked is already closed.');
  return window;
}

/** Opening, saving and recovering documents. Files are passed on as bytes; only the page, inside its sandbox, decodes them. */
import { app, dialog, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileReference, OpenedFile } from '../../ipc/bridge';
import { handle } from '../../ipc/handle';
import { documentOf } from '../windows/document-window';
import { writeAtomically } from './atomic-write';
import { safeName } from './chosen-file';
import { lastFolder, rememberFolder, windowOf } from './dialogs';
import { failureSentence } from './failures';
import { takeWaiting } from './file-requests';
import { knownFiles, recovery } from './kept';
import { referenceTo } from './known-files';
import { language } from './settings';

const megabyte = 2 ** 20;
const largestFile = 256 * megabyte;

const texts = {
  en: {
    both: 'Projects and models',
    project: 'Gradient Lab project',
    forgotten: 'This file is no longer in the list of recent files. Choose it with Open.',
    tooLarge: (name: string) => `“${name}” is larger than the 256 MB that can be opened. Choose a smaller file.`,
  },
  zh: {
    both: '项目和模型',
    project: '梯度实验室项目',
    forgotten: '这个文件已不在最近的文件里。请用“打开”选择它。',
    tooLarge: (name: string) => `“${name}”超过了可以打开的上限 256 MB。请选择小一些的文件。`,
  },
};

export function setUpProjects(): void {
  let isRestored = recovery().latest !== null;
  handle('loadSession', (_input, event) => {
    const session = { recovery: recovery().latest, isRestored, file: knownFiles().open, waiting: takeWaiting(windowOf(event)) };
    isRestored = false;
    return Promise.resolve(session);
  });
  handle('keepRecovery', async ({ json }) => {
    await (json === null ? recovery().drop() : recovery().keep(json));
    return null;
  });
  handle('chooseFile', (_input, event) => chooseFile(windowOf(event)));
  handle('readFile', ({ id }) => read(id));
  handle('saveProject', ({ file, suggestedName, bytes }, event) => save(windowOf(event), file, suggestedName, bytes));
  handle('recentFiles', () => Promise.resolve(knownFiles().list.map(referenceTo)));
  handle('describeDocument', (description, event) => {
    documentOf(windowOf(event)).describe(description);
    knownFiles().setOpen(description.file);
    return Promise.resolve(null);
  });
}

async function chooseFile(window: BrowserWindow): Promise<FileReference | null> {
  const text = texts[language()];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: lastFolder(),
    properties: ['openFile'],
    filters: [{ name: text.both, extensions: ['gradlab', 'onnx'] }],
  });
  if (canceled || filePaths.length === 0) return null;
  rememberFolder(filePaths[0]);
  return knownFiles().note(filePaths[0]);
}

async function read(id: string): Promise<OpenedFile> {
  const file = knownFiles().pathOf(id);
  if (file === null) throw new Error(texts[language()].forgotten);
  try {
    const { size } = await stat(file);
    if (size > largestFile) throw new Error(texts[language()].tooLarge(path.basename(file)));
    const bytes = new Uint8Array(await readFile(file));
    return { ...knownFiles().note(file), bytes };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT') knownFiles().forget(file);
    throw new Error(failureSentence(language(), 'read', file, error), { cause: error });
  }
}

async function save(window: BrowserWindow, id: string | null, suggestedName: string, bytes: Uint8Array): Promise<FileReference | null> {
  const file = (id === null ? null : knownFiles().pathOf(id)) ?? (await choosePlace(window, suggestedName));
  if (file === null) return null;
  try {
    // Through a link: what it points to is replaced, not the link.
    await writeAtomically(await realpath(file).catch(() => file), bytes);
  } catch (error) {
    throw new Error(failureSentence(language(), 'write', file, error), { cause: error });
  }
  app.addRecentDocument(file);
  return knownFiles().note(file);
}

/** A name without the ending gets it; if there is such a file already, the dialog asks about that one. */
async function choosePlace(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(lastFolder(), safeName(suggestedName, 'network.gradlab')),
    filters: [{ name: texts[language()].project, extensions: ['gradlab'] }],
  });
  if (canceled || !filePath) return null;
  rememberFolder(filePath);
  if (/\.gradlab$/i.test(filePath)) return filePath;
  const named = `${filePath}.gradlab`;
  return existsSync(named) ? choosePlace(window, path.basename(named)) : named;
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

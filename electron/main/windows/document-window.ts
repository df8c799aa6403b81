/** The document of a window as its frame shows it: the title with the mark of unsaved work, and the question before closing. */
import { app, dialog, type BrowserWindow } from 'electron';
import type { DocumentDescription, SaveAnswer } from '../../ipc/bridge';
import { handle, sendToPage } from '../../ipc/handle';
import { windowOf } from '../files/dialogs';
import { recovery } from '../files/kept';
import { language, onSettingsChange } from '../files/settings';
import { log } from '../log';

const texts = {
  en: {
    app: 'Gradient Lab',
    question: (title: string) => `Save the changes to “${title}”?`,
    detail: 'What you do not save is lost.',
    buttons: ['Save', 'Don’t Save', 'Cancel'],
  },
  zh: {
    app: '梯度实验室',
    question: (title: string) => `要保存对“${title}”的更改吗？`,
    detail: '未保存的更改会丢失。',
    buttons: ['保存', '不保存', '取消'],
  },
};
/** In the order of the buttons. */
const answers: readonly SaveAnswer[] = ['save', 'discard', 'cancel'];

const documents = new WeakMap<BrowserWindow, WindowDocument>();

class WindowDocument {
  private description: DocumentDescription = { title: '', isModified: false, file: null };
  private isAsking = false;
  private isQuitting = false;

  constructor(private readonly window: BrowserWindow) {
    this.showTitle();
    onSettingsChange(() => this.showTitle());
    const noteQuit = (): void => void (this.isQuitting = true);
    app.on('before-quit', noteQuit);
    window.once('closed', () => app.off('before-quit', noteQuit));
    window.on('close', (event) => {
      if (!this.description.isModified) return;
      event.preventDefault();
      void this.askAndClose();
    });
  }

  describe(description: DocumentDescription): void {
    this.description = description;
    this.showTitle();
  }

  async ask(title = this.description.title): Promise<SaveAnswer> {
    const { question, detail, buttons } = texts[language()];
    const options = { type: 'question' as const, message: question(title), detail, buttons, defaultId: 0, cancelId: 2, noLink: true };
    const { response } = await dialog.showMessageBox(this.window, options);
    return answers[response] ?? 'cancel';
  }

  /** Not `close`: a page that hangs would keep the window open. */
  close(): void {
    this.window.destroy();
    if (this.isQuitting) app.quit();
  }

  private async askAndClose(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    const answer = await this.ask().finally(() => (this.isAsking = false));
    if (answer === 'cancel') this.isQuitting = false;
    else if (answer === 'save') sendToPage(this.window.webContents, 'saveAndClose', null);
    else {
      await recovery().drop().catch((error: unknown) => log.warn('Unsaved work was not removed.', error));
      this.close();
    }
  }

  private showTitle(): void {
    if (this.window.isDestroyed()) return;
    const { title, isModified } = this.description;
    const name = texts[language()].app;
    this.window.setTitle(title === '' ? name : `${isModified ? '● ' : ''}${title} – ${name}`);
    this.window.setDocumentEdited(isModified);
  }
}

/** Gives a new window its document. */
export function keepDocument(window: BrowserWindow): void {
  documents.set(window, new WindowDocument(window));
}

export function documentOf(window: BrowserWindow): WindowDocument {
  const document = documents.get(window);
  if (!document) throw new Error('This window has no document.');
  return document;
}

export function setUpClosing(): void {
  handle('askToSave', ({ title }, event) => documentOf(windowOf(event)).ask(title));
  handle('closeWindow', (_input, event) => {
    documentOf(windowOf(event)).close();
    return Promise.resolve(null);
  });
}

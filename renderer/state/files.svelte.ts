/** Opening and saving documents. Nothing here destroys work: what is unsaved is asked about, and opening can be undone. */
import { defaultSettings } from '@core/training/settings';
import type { FileReference, SaveAnswer } from '../bridge/contract';
import { EngineGone } from '../bridge/engine-client';
import { m } from '../messages/generated/messages.js';
import { projectExtension } from '../project-file/format';
import { writeProject } from '../project-file/write';
import type { AppState } from './app-state.svelte';
import { extensionOf, isOpenable, openers, type Opened } from './openers';

type Desk = Pick<AppState, 'bridge' | 'networkEditor' | 'run' | 'weights' | 'documentFile' | 'openDocument' | 'notices' | 'opening' | 'engineIsGone'>;

export class Files {
  readonly #desk: Desk;
  /** Opened or saved last, the latest first. */
  #recent: readonly FileReference[] = $state.raw([]);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get recent(): readonly FileReference[] {
    return this.#recent;
  }

  async refreshRecent(): Promise<void> {
    this.#recent = await this.#desk.bridge.recentFiles();
  }

  /** Saves into the document's file, or asks where; answers whether it was saved. @throws why it was not. */
  async save({ elsewhere = false } = {}): Promise<boolean> {
    const { bridge, documentFile, networkEditor, notices, weights, engineIsGone } = this.#desk;
    const { network, circuit, settings, runs, noteSaved } = documentFile.prepareSave();
    const learned = engineIsGone ? null : await weights.take().catch(sayThatItRestarts);
    const bytes = writeProject({ network, training: settings, circuit, learned, runs, ...networkEditor.place });
    const file = await bridge.saveProject(elsewhere ? null : (documentFile.file?.id ?? null), `${network.name || m.untitled()}${projectExtension}`, bytes);
    if (!file) return false;
    noteSaved(file, learned);
    const { name } = file;
    if (engineIsGone) notices.show('problem', () => m.saved_without_weights({ name }));
    else notices.show('success', () => m.saved_as({ name }));
    await this.refreshRecent();
    return true;
  }

  /** Asks for a file and opens it. */
  async choose(): Promise<void> {
    const file = await this.#desk.bridge.chooseFile();
    if (file) await this.open(file);
  }

  /** With `givingUp` unsaved work is not asked about. @throws a sentence if the file cannot be opened; the present document stays. */
  async open({ id, name }: FileReference, { givingUp = false } = {}): Promise<void> {
    const { bridge } = this.#desk;
    try {
      const opened = await this.read(await bridge.readFile(id));
      const show = (): void => void (opened && this.#show(name, opened));
      await (givingUp ? show() : this.replace(show));
    } finally {
      await this.refreshRecent();
    }
  }

  /** What is in a file, and the file if changes are saved into it; `null` if the person called it off. */
  async read(file: FileReference & { readonly bytes: Uint8Array }): Promise<(Opened & { readonly file: FileReference | null }) | null> {
    const { id, name } = file;
    const extension = extensionOf(name);
    if (!isOpenable(name)) throw new Error(m.file_not_openable({ name }));
    const opened = await openers[extension]!(file, this.#desk);
    return opened && { ...opened, file: extension === projectExtension ? { id, name } : null };
  }

  #show(name: string, { content, file, note }: Opened & { readonly file: FileReference | null }): void {
    this.#desk.openDocument(() => m.edit_open({ name }), content, file);
    if (note) this.#desk.notices.show('success', note);
  }

  /** An empty document, with the same examples to learn from. */
  create({ givingUp = false } = {}): void | Promise<void> {
    const { dataset } = this.#desk.networkEditor.project.document;
    const network = { name: m.untitled(), dataset, layers: [], connections: [] };
    const open = (): void => this.#desk.openDocument(m.command_new_project, { network, training: defaultSettings, learned: null }, 'fresh');
    return givingUp ? open() : this.replace(open);
  }

  /** Puts another document in the place of this one: at once, or after the person said what becomes of unsaved work. */
  replace(work: () => void): void | Promise<void> {
    return this.#desk.documentFile.isModified ? this.#replaceAfterAsking(work) : work();
  }

  async #replaceAfterAsking(work: () => void): Promise<void> {
    const { bridge, documentFile } = this.#desk;
    const answer: SaveAnswer = await bridge.askToSave(documentFile.title);
    if (answer === 'discard' || (answer === 'save' && (await this.save()))) work();
  }
}

/** The weights are with an engine that stopped just now: a moment later the next one has them. */
function sayThatItRestarts(problem: unknown): never {
  throw problem instanceof EngineGone ? new Error(m.save_engine_restarting()) : problem;
}

/** Keeps the document on disk a moment after the last change. */
const quietMilliseconds = 600;

export type SaveState = 'saved' | 'saving' | 'failed';

export class Autosave {
  readonly #save: (text: string) => Promise<void>;
  #state: SaveState = $state('saved');
  #latest: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(save: (text: string) => Promise<void>) {
    this.#save = save;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** Called with every new version of the document; the first one is what was loaded and needs no saving. */
  take(text: string): void {
    const isFirst = this.#latest === null;
    if (text === this.#latest) return;
    this.#latest = text;
    if (isFirst) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(text), quietMilliseconds);
  }

  async #write(text: string): Promise<void> {
    this.#state = 'saving';
    try {
      await this.#save(text);
      if (text === this.#latest) this.#state = 'saved';
    } catch {
      this.#state = 'failed';
    }
  }
}

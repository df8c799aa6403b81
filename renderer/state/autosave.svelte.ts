/** Keeps unsaved work in the recovery place, at the latest a second after it changed. */
const interval = 700;

export type SaveState = 'kept' | 'keeping' | 'failed';

/** Writes the unsaved work down; `null` when everything is saved. */
type Work = (() => string) | null;

export class Autosave {
  readonly #keep: (text: string | null) => Promise<void>;
  readonly #onFailure: () => void;
  #state: SaveState = $state('kept');
  #work: Work = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onFailure` is called once, until keeping has succeeded again. */
  constructor(keep: (text: string | null) => Promise<void>, onFailure: () => void) {
    this.#keep = keep;
    this.#onFailure = onFailure;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** Called at every change. */
  take(work: Work): void {
    const hadWork = this.#work !== null;
    this.#work = work;
    if (work) this.#timer ??= setTimeout(() => void this.#write(), interval);
    else if (hadWork) void this.#write();
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const wasFailed = this.#state === 'failed';
    if (!wasFailed) this.#state = 'keeping';
    try {
      await this.#keep(this.#work?.() ?? null);
      this.#state = 'kept';
    } catch {
      this.#state = 'failed';
      if (!wasFailed) this.#onFailure();
    }
  }
}

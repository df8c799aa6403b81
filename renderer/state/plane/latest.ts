/** Work that is done again when what it depends on changed: never twice at a time, and at the end once more for the latest. */
export class Latest {
  #isBusy = false;
  #next: (() => Promise<void>) | null = null;

  /** Whether what the running work depends on has changed meanwhile. */
  get isStale(): boolean {
    return this.#next !== null;
  }

  async run(work: () => Promise<void>): Promise<void> {
    this.#next = work;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#next) {
        const next: () => Promise<void> = this.#next;
        this.#next = null;
        await next();
      }
    } finally {
      this.#isBusy = false;
    }
  }
}

/** Work in parts that a person starts, sees advance, and may cancel. */

/** Says how far the work is, 0 to 1; answers whether it should go on. */
export type Advance = (share: number) => boolean;

export class LongWork {
  /** How far it is; `null` while nothing is being done. */
  share: number | null = $state(null);
  problem: string | null = $state(null);
  #round = 0;

  /** Ends what was being done before. */
  async run(work: (advance: Advance, signal: AbortSignal) => Promise<void>): Promise<void> {
    this.cancel();
    const round = this.#round;
    this.problem = null;
    this.share = 0;
    const abort = new AbortController();
    this.#abort = abort;
    const advance: Advance = (share) => {
      if (round !== this.#round) return false;
      this.share = share;
      return true;
    };
    try {
      await work(advance, abort.signal);
    } catch (problem) {
      if (round === this.#round) this.problem = (problem as Error).message;
    } finally {
      if (round === this.#round) this.share = null;
    }
  }

  #abort: AbortController | null = null;

  cancel(): void {
    this.#round++;
    this.share = null;
    this.#abort?.abort(new Error('canceled'));
  }
}

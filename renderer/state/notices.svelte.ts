/** Short messages at the edge of the window: one sentence, at most one thing to do about it. */

export type NoticeTone = 'information' | 'success' | 'problem';

export interface Notice {
  readonly id: number;
  readonly tone: NoticeTone;
  /** Called when drawn, so that it follows the language. */
  readonly sentence: () => string;
  readonly action?: { readonly label: () => string; readonly run: () => void };
}

const mostNotices = 4;
/** Long enough to read twice; a problem stays until it is dismissed. */
const readingMilliseconds = 12_000;

export class Notices {
  #list: readonly Notice[] = $state.raw([]);
  #nextId = 1;

  get list(): readonly Notice[] {
    return this.#list;
  }

  /** Shows a sentence once: an older notice that says the same gives way. */
  show(tone: NoticeTone, sentence: () => string, action?: Notice['action']): number {
    const id = this.#nextId++;
    const notice: Notice = { id, tone, sentence, ...(action ? { action } : {}) };
    const others = this.#list.filter((each) => each.sentence() !== sentence());
    this.#list = [...others, notice].slice(-mostNotices);
    if (tone !== 'problem') setTimeout(() => this.dismiss(id), readingMilliseconds);
    return id;
  }

  /** Shows an error's own sentence. */
  showProblem(problem: unknown): void {
    const sentence = problem instanceof Error ? problem.message : String(problem);
    this.show('problem', () => sentence);
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
  }
}

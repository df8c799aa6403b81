/** A user command as controls see it: what it is called, whether it can run now, and how. */
export interface CommandView {
  readonly label: string;
  /** Keys as people read them, e.g. `Ctrl+Z`. */
  readonly keys: string | null;
  /** Why it cannot run now, in one sentence; `null` when it can. */
  readonly refusal: string | null;
  run(): void;
}

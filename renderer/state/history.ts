/** Undo and redo over immutable documents. Pure: each operation answers a new history. */

/** Called when the step is shown, so that it follows the language. */
export type StepLabel = () => string;

/** One undoable step: `before` is what undo brings back. */
export interface HistoryStep<Document> {
  readonly label: StepLabel;
  readonly before: Document;
  /** Consecutive edits with the same key are one step: typing in a field, dragging a layer. */
  readonly mergeKey?: string;
}

export interface History<Document> {
  readonly past: readonly HistoryStep<Document>[];
  readonly future: readonly HistoryStep<Document>[];
}

const mostSteps = 200;

export function emptyHistory<Document>(): History<Document> {
  return { past: [], future: [] };
}

/** Remembers `step`, or lets the last step absorb it when both carry the same key; forgets what could be redone. */
export function remember<Document>(history: History<Document>, step: HistoryStep<Document>): History<Document> {
  const last = history.past.at(-1);
  const merges = step.mergeKey !== undefined && last?.mergeKey === step.mergeKey && history.future.length === 0;
  const past = merges ? history.past : [...history.past, step].slice(-mostSteps);
  return { past, future: [] };
}

/** The document before the last step, with `current` kept for redo; `null` when there is nothing to undo. */
export function undone<Document>(history: History<Document>, current: Document) {
  const step = history.past.at(-1);
  if (!step) return null;
  const redo = { label: step.label, before: current };
  return { document: step.before, history: { past: history.past.slice(0, -1), future: [...history.future, redo] } };
}

/** The document after the step that was undone last; `null` when there is nothing to redo. */
export function redone<Document>(history: History<Document>, current: Document) {
  const step = history.future.at(-1);
  if (!step) return null;
  const undo = { label: step.label, before: current };
  return { document: step.before, history: { past: [...history.past, undo], future: history.future.slice(0, -1) } };
}

/**
 * Undo and redo over immutable documents, as far as memory reaches. Pure: each operation answers a new history.
 * Documents share whatever did not change between them, so a step costs as much memory as its change.
 */

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

export function emptyHistory<Document>(): History<Document> {
  return { past: [], future: [] };
}

/** Remembers `step`, or lets the last step absorb it when both carry the same key; forgets what could be redone. */
export function remember<Document>(history: History<Document>, step: HistoryStep<Document>): History<Document> {
  const last = history.past.at(-1);
  const merges = step.mergeKey !== undefined && last?.mergeKey === step.mergeKey && history.future.length === 0;
  const past = merges ? history.past : [...history.past, step];
  return { past, future: [] };
}

/** Undoes or redoes until so many steps are done, or as near to it as there are steps; answers the document of that moment. */
export function travelled<Document>(history: History<Document>, current: Document, position: number): { document: Document; history: History<Document> } {
  const past = [...history.past];
  const future = [...history.future];
  let document = current;
  while (past.length !== position) {
    const [from, to] = past.length > position ? [past, future] : [future, past];
    const step = from.pop();
    if (!step) break;
    to.push({ label: step.label, before: document });
    document = step.before;
  }
  return { document, history: { past, future } };
}

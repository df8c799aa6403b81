import type { Confusion } from './confusion';

/** How well one class is found. A share of nothing is `null`. */
export interface ClassQuality {
  /** Share of the examples taken for this class that are of it; `null` if none was. */
  readonly precision: number | null;
  /** Share of the examples of this class that were found; `null` if there are none. */
  readonly recall: number | null;
  /** Harmonic mean of both, 2 TP / (2 TP + FP + FN); `null` if the class neither occurs nor is predicted. */
  readonly f1: number | null;
  /** Examples of this class. */
  readonly examples: number;
}

export function classQualities(confusion: Confusion): ClassQuality[] {
  return confusion.map((row, label) => {
    const hits = row[label];
    const examples = row.reduce((sum, count) => sum + count, 0);
    const predicted = confusion.reduce((sum, each) => sum + each[label], 0);
    return { precision: share(hits, predicted), recall: share(hits, examples), f1: share(2 * hits, predicted + examples), examples };
  });
}

/** Mean F1 of the classes that occur or are predicted (scikit-learn's `f1_score` with `average='macro'`); each counts the same. */
export function macroF1(confusion: Confusion): number {
  const known = classQualities(confusion).flatMap(({ f1 }) => (f1 === null ? [] : [f1]));
  return known.reduce((sum, f1) => sum + f1, 0) / known.length;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

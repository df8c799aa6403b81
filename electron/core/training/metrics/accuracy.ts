import type { Confusion } from './confusion';

/** Share of the examples on the diagonal. */
export function accuracyOf(confusion: Confusion): number {
  const all = confusion.flat().reduce((sum, count) => sum + count, 0);
  return confusion.reduce((sum, row, label) => sum + row[label], 0) / all;
}

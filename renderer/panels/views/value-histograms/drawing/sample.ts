/** A bell that moves to the right and widens, with which the ridges are tested and shown alone. */
import type { RidgeRow } from './encode';

export const sample: readonly RidgeRow[] = Array.from({ length: 12 }, (_, index) => {
  const counts = Uint32Array.from({ length: 20 }, (_bin, bin) => Math.round(100 * Math.exp(-((bin - 9.5) ** 2) / 20)));
  const [from, to] = [index / 10 - 1, index / 5 + 1];
  const count = counts.reduce((sum, each) => sum + each, 0);
  return { step: 10 * index, histogram: { count, notFinite: 0, least: from, most: to, mean: (from + to) / 2, deviation: 0.3, from, to, counts, below: 0, above: 0 } };
});

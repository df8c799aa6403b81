/** How the elements of a tensor are spread. */
import type { TensorData } from '../../tensor/tensor';

export interface Histogram {
  /** Elements, those that are not finite included. */
  readonly count: number;
  /** Infinite, or no number at all; everything else is about the others. */
  readonly notFinite: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** Standard deviation, with the divisor n. */
  readonly deviation: number;
  /** Ends of the counted range. Very few elements may lie outside, so that one stray does not squeeze all others into one interval. */
  readonly from: number;
  readonly to: number;
  /** In intervals of equal width from `from` to `to`; the last one has its end in it, too. */
  readonly counts: Uint32Array;
  readonly below: number;
  readonly above: number;
}

/** Share of the elements that may lie outside the counted range on each side. */
const strayShare = 0.002;
const [fewestBins, mostBins] = [8, 96];

/** Twice the cube root of the count, as the Rice rule says. */
const binsFor = (count: number): number => Math.min(mostBins, Math.max(fewestBins, Math.ceil(2 * Math.cbrt(count))));

export function histogram(data: TensorData): Histogram {
  const sorted = Float64Array.from(data).filter(Number.isFinite).sort();
  const { length } = sorted;
  if (length === 0) return { count: data.length, notFinite: data.length, least: 0, most: 0, mean: 0, deviation: 0, from: 0, to: 0, counts: new Uint32Array(0), below: 0, above: 0 };
  const strays = Math.floor(strayShare * length);
  const [from, to] = [sorted[strays], sorted[length - 1 - strays]];
  const counts = new Uint32Array(from === to ? 1 : binsFor(length));
  const width = (to - from) / counts.length;
  let [below, above] = [0, 0];
  for (const element of sorted) {
    if (element < from) below++;
    else if (element > to) above++;
    else counts[width === 0 ? 0 : Math.min(counts.length - 1, Math.floor((element - from) / width))]++;
  }
  return { count: data.length, notFinite: data.length - length, least: sorted[0], most: sorted[length - 1], ...moments(sorted), from, to, counts, below, above };
}

function moments(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  // A second pass: the mean of squares minus the square of the mean loses all digits of narrow distributions.
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

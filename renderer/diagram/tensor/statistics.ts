/** What can be said about the elements of a tensor as a whole. */
import type { TensorData } from '@core/tensor/tensor';

export interface Statistics {
  readonly count: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** Standard deviation, with the divisor n. */
  readonly deviation: number;
  /** Infinite elements and those that are no numbers; everything else is about the others. */
  readonly broken: number;
}

/** Of finite elements; all zeros if there are none. */
export function statisticsOf(data: TensorData): Statistics {
  let [least, most, sum, squares, sound] = [Infinity, -Infinity, 0, 0, 0];
  for (const element of data) {
    if (!Number.isFinite(element)) continue;
    least = Math.min(least, element);
    most = Math.max(most, element);
    sum += element;
    sound++;
  }
  const mean = sound === 0 ? 0 : sum / sound;
  // A second pass: the mean of squares minus the square of the mean loses all digits of narrow distributions.
  for (const element of data) if (Number.isFinite(element)) squares += (element - mean) ** 2;
  const facts = sound === 0 ? { least: 0, most: 0, mean: 0, deviation: 0 } : { least, most, mean, deviation: Math.sqrt(squares / sound) };
  return { count: data.length, broken: data.length - sound, ...facts };
}

/** How many finite elements lie in each of `bins` intervals of equal width from the least to the largest. */
export function histogramOf(data: TensorData, { least, most }: Pick<Statistics, 'least' | 'most'>, bins: number): Uint32Array {
  const counts = new Uint32Array(bins);
  const width = (most - least) / bins;
  for (const element of data) {
    if (Number.isFinite(element)) counts[width === 0 ? 0 : Math.min(bins - 1, Math.floor((element - least) / width))]++;
  }
  return counts;
}

/** Which examples form which batch. A pure function of seed and position, so a run can go on from anywhere. */
import { Random } from '../tensor/random';
import type { TrainingSettings } from './settings';

/** How far a run has come. */
export interface Progress {
  /** Steps done. */
  readonly step: number;
  /** Epochs done. */
  readonly epoch: number;
  /** Examples of the present epoch that have been used. */
  readonly offset: number;
}

export const atStart: Progress = { step: 0, epoch: 0, offset: 0 };

/** The order in which an epoch shows the examples. */
export const epochOrder = (seed: number, epoch: number, count: number): Int32Array => new Random(seed).fork(`epoch ${epoch}`).permutation(count);

export const stepsPerEpoch = (count: number, batchSize: number): number => Math.ceil(count / batchSize);

/** Batches of one size that follow one another within an epoch. */
export interface BatchRange {
  readonly start: number;
  readonly steps: number;
  readonly batchSize: number;
}

/**
 * At most `most` batches from the given position: full ones, or the one smaller batch that ends the epoch.
 */
export function nextBatches({ offset }: Progress, count: number, { batchSize }: Pick<TrainingSettings, 'batchSize'>, most: number): BatchRange {
  const left = count - offset;
  if (left < batchSize) return { start: offset, steps: 1, batchSize: left };
  return { start: offset, steps: Math.min(most, Math.floor(left / batchSize)), batchSize };
}

/** The share of the run that is done before each of these batches; 1 when the run goes past its last epoch. */
export const sharesDone = ({ epoch }: Progress, { start, steps, batchSize }: BatchRange, count: number, epochs: number): number[] =>
  Array.from({ length: steps }, (_, i) => Math.min(1, (epoch + (start + i * batchSize) / count) / epochs));

/** The position after these batches. */
export function advance({ step, epoch }: Progress, { start, steps, batchSize }: BatchRange, count: number): Progress {
  const offset = start + steps * batchSize;
  return offset >= count ? { step: step + steps, epoch: epoch + 1, offset: 0 } : { step: step + steps, epoch, offset };
}

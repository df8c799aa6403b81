/** Which examples form which batch. A pure function of seed and position, so a run can go on from anywhere. */
import { Random } from '../../tensor/random';
import { emptyGathering, type Gathering } from './gathering';
import type { TrainingSettings } from '../settings';

/** How far a run has come. */
export interface Progress {
  /** Updates done. */
  readonly step: number;
  /** Batches done; more than updates if gradients are accumulated. */
  readonly batches: number;
  /** Epochs done. */
  readonly epoch: number;
  /** Examples of the present epoch that have been used. */
  readonly offset: number;
  /** The batches done since the last update. */
  readonly gathering: Gathering;
}

export const atStart: Progress = { step: 0, batches: 0, epoch: 0, offset: 0, gathering: emptyGathering };

/** The order in which an epoch shows the examples. */
export const epochOrder = (seed: number, epoch: number, count: number): Int32Array => new Random(seed).fork(`epoch ${epoch}`).permutation(count);

/** The orders of the epochs of a run; that of the present one is kept. */
export class EpochOrders {
  private last: { readonly epoch: number; readonly indices: Int32Array } | undefined;

  constructor(
    private readonly seed: number,
    private readonly count: number,
  ) {}

  of(epoch: number): Int32Array {
    if (this.last?.epoch !== epoch) this.last = { epoch, indices: epochOrder(this.seed, epoch, this.count) };
    return this.last.indices;
  }
}

/** Updates of one epoch; its last one may have fewer batches, and the last batch fewer examples. */
export const stepsPerEpoch = (count: number, { batchSize, accumulation }: Pick<TrainingSettings, 'batchSize' | 'accumulation'>): number =>
  Math.ceil(Math.ceil(count / batchSize) / accumulation);

/** Batches of one size that follow one another within an epoch. */
export interface BatchRange {
  readonly start: number;
  readonly steps: number;
  readonly batchSize: number;
}

/**
 * At most `most` batches from the given position: full ones, or the one smaller batch that ends the epoch.
 */
export function nextBatches({ offset }: Pick<Progress, 'offset'>, count: number, { batchSize }: Pick<TrainingSettings, 'batchSize'>, most: number): BatchRange {
  const left = count - offset;
  if (left < batchSize) return { start: offset, steps: 1, batchSize: left };
  return { start: offset, steps: Math.min(most, Math.floor(left / batchSize)), batchSize };
}

/**
 * Gradient accumulation: several batches make one update. The gradients themselves are summed inside the step graph;
 * here is counted which batch ends an update, how much each example weighs, and what the update as a whole reports.
 * An update ends at the latest with its epoch, so the last one may have fewer batches.
 */
import type { BatchRange, Progress } from './batches';

/** Loss of each of several output layers, before its weight, by layer id. */
export type Parts = Readonly<Record<string, number>>;

/** The batches done since the last update. */
export interface Gathering {
  readonly batches: number;
  readonly examples: number;
  /** Sums over these examples. */
  readonly loss: number;
  readonly parts?: Parts;
  readonly penalty?: number;
  readonly correct?: number;
}

export const emptyGathering: Gathering = { batches: 0, examples: 0, loss: 0 };

/** One batch of a range, and what it means for its update. */
export interface PlannedBatch {
  readonly examples: number;
  /** Examples of the epoch that were used before its update began. */
  readonly updateStart: number;
  /** 1 / (examples of the update) if the batch ends it, else 0. */
  readonly share: number;
}

/** The batches of a range, from the position before it. */
export function planBatches({ gathering }: Progress, { start, steps, batchSize }: BatchRange, count: number, accumulation: number): PlannedBatch[] {
  let { batches, examples } = gathering;
  return Array.from({ length: steps }, (_, i) => {
    const updateStart = start + i * batchSize - examples;
    batches++;
    examples += batchSize;
    const endsUpdate = batches >= accumulation || start + (i + 1) * batchSize >= count;
    const share = endsUpdate ? 1 / examples : 0;
    if (endsUpdate) batches = examples = 0;
    return { examples: batchSize, updateStart, share };
  });
}

/** What one batch reported: means over its examples, and the number of right answers if there are classes. */
export interface BatchReport {
  readonly loss: number;
  /** Absent with a single output layer. */
  readonly parts?: Parts;
  /** Absent if weights are not charged. */
  readonly penalty?: number;
  readonly correct?: number;
}

/** The same with one more batch. */
export const gather = (before: Gathering, examples: number, { loss, parts, penalty, correct }: BatchReport): Gathering => ({
  batches: before.batches + 1,
  examples: before.examples + examples,
  loss: before.loss + examples * loss,
  ...(parts && { parts: eachPart(parts, (part, layer) => (before.parts?.[layer] ?? 0) + examples * part) }),
  ...(penalty === undefined ? {} : { penalty: (before.penalty ?? 0) + examples * penalty }),
  ...(correct === undefined ? {} : { correct: (before.correct ?? 0) + correct }),
});

/** The means over the examples of an update, and how many right answers it had. */
export const reportOf = ({ examples, loss, parts, penalty, correct }: Gathering): BatchReport => ({
  loss: loss / examples,
  ...(parts && { parts: eachPart(parts, (sum) => sum / examples) }),
  ...(penalty === undefined ? {} : { penalty: penalty / examples }),
  ...(correct === undefined ? {} : { correct }),
});

const eachPart = (parts: Parts, change: (part: number, layer: string) => number): Parts =>
  Object.fromEntries(Object.entries(parts).map(([layer, part]) => [layer, change(part, layer)]));

/** The position after one batch, be it in the middle of an update, its end, or the end of an epoch. */
export function advance(progress: Progress, { examples, share }: PlannedBatch, gathering: Gathering, count: number): Progress {
  const offset = progress.offset + examples;
  const isUpdate = share > 0;
  return {
    step: progress.step + (isUpdate ? 1 : 0),
    batches: progress.batches + 1,
    epoch: offset >= count ? progress.epoch + 1 : progress.epoch,
    offset: offset >= count ? 0 : offset,
    gathering: isUpdate ? emptyGathering : gathering,
  };
}

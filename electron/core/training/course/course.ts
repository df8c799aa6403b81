/** The way of a run through its examples: which batches come next, what each means for its update, and how far the run has come. */
import { EpochOrders, nextBatches, stepsPerEpoch, type BatchRange, type Progress } from './batches';
import type { TrainingPoint } from '../curve';
import type { StepBatches, StepKind } from '../executor';
import { advance, gather, planBatches, reportOf, type PlannedBatch } from './gathering';
import { scheduledRate } from '../schedules';
import type { Plateau } from '../schedules/definition';
import type { TrainingSettings } from '../settings';
import { readReport, type Reported } from '../step/report';

/** A step that came to its end; with classes also the number of right answers. */
export type StepPoint = TrainingPoint & { readonly correct?: number };

export class Course {
  private readonly orders: EpochOrders;

  constructor(
    private readonly settings: TrainingSettings,
    /** Examples of an epoch. */
    private readonly count: number,
    private current: Progress,
    /** What the validations have made of the learning rate by now. */
    private readonly plateau: () => Plateau,
  ) {
    this.orders = new EpochOrders(settings.seed, count);
  }

  get progress(): Progress {
    return this.current;
  }

  get stepsPerEpoch(): number {
    return stepsPerEpoch(this.count, this.settings);
  }

  /** Of the next step. */
  get learningRate(): number {
    return this.rateAt(this.current.offset - this.current.gathering.examples);
  }

  /** At most `most` batches of one size, within the epoch. */
  next(most: number): BatchRange {
    return nextBatches(this.current, this.count, this.settings, most);
  }

  /** Whether the last batch of a range ends its update. */
  endsUpdate(range: BatchRange): boolean {
    return this.planned(range).at(-1)!.share > 0;
  }

  batchesOf(range: BatchRange, kind: StepKind): StepBatches {
    const planned = this.planned(range);
    let { step } = this.current;
    const perStep = {
      step: planned.map((_, i) => this.current.batches + i),
      optimizerStep: planned.map(({ share }) => (share > 0 ? step++ : step)),
      learningRate: planned.map(({ updateStart }) => this.rateAt(updateStart)),
      share: planned.map(({ share }) => share),
    };
    const indices = this.orders.of(this.current.epoch).slice(range.start, range.start + range.steps * range.batchSize);
    return { indices, steps: range.steps, perStep, kind };
  }

  /** Goes past the batches of a range that reported this. @returns the updates among them. */
  pass(range: BatchRange, outputs: Reported): StepPoint[] {
    const batches = this.planned(range).map((batch) => ({ batch, learningRate: this.rateAt(batch.updateStart) }));
    return batches.flatMap(({ batch, learningRate }, i) => {
      const gathered = gather(this.current.gathering, batch.examples, readReport(outputs, i));
      this.current = advance(this.current, batch, gathered, this.count);
      return batch.share > 0 ? [{ step: this.current.step, learningRate, ...reportOf(gathered) }] : [];
    });
  }

  private planned(range: BatchRange): PlannedBatch[] {
    return planBatches(this.current, range, this.count, this.settings.accumulation);
  }

  /** The learning rate of a step that begins after that many examples of the present epoch. */
  private rateAt(offset: number): number {
    return scheduledRate(this.settings, this.current.epoch + offset / this.count, this.plateau());
  }
}

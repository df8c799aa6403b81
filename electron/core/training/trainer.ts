/** Training, whoever carries out the steps: order of examples, pace, position, checkpoints. */
import type { Split } from '../datasets/definition';
import type { Tensors } from '../network/build';
import type { NetworkPlan } from '../network/plan';
import { advance, atStart, epochOrder, nextBatches, sharesDone, stepsPerEpoch, type BatchRange, type Progress } from './batches';
import type { Checkpoint } from './checkpoint';
import { trainingTensors } from './examples';
import type { OpenExecutor, StepExecutor, StepKind } from './executor';
import { initializeParameters, initializeState, keepFitting } from './initialize';
import { Pace } from './pace';
import { schedules } from './schedules';
import type { TrainingSettings } from './settings';
import { readStatistics, type LayerStatistics } from './statistics';
import { buildTrainingStep } from './step';

export interface TrainerOptions {
  readonly plan: NetworkPlan;
  readonly settings: TrainingSettings;
  readonly split: Split;
  readonly open: OpenExecutor;
  /** Milliseconds of any clock. It decides only how many steps run at once, never a number. */
  readonly now: () => number;
  /** To go on from; a fresh start when left out. */
  readonly checkpoint?: Checkpoint;
}

/** What some steps in a row reported. */
export interface TrainingReport {
  /** Loss and, with classes, number of right answers of each step, before its update; `step` counts from 1. */
  readonly points: readonly { readonly step: number; readonly loss: number; readonly correct?: number }[];
  /** Examples seen. */
  readonly examples: number;
  readonly endedEpoch: boolean;
  /** Of the last step, if asked for. */
  readonly statistics?: readonly LayerStatistics[];
}

export class Trainer {
  private readonly pace = new Pace();
  private order: { readonly epoch: number; readonly indices: Int32Array } | undefined;

  private constructor(
    private readonly options: TrainerOptions,
    private readonly executor: StepExecutor,
    private progress: Progress,
    private optimizerSteps: number,
  ) {}

  /** @throws a sentence if the executor cannot be opened. */
  static async open(options: TrainerOptions): Promise<Trainer> {
    const { plan, settings, split, checkpoint } = options;
    const parameters = keepFitting(checkpoint?.parameters ?? {}, initializeParameters(plan, settings.seed)).tensors;
    const { state, steps } = optimizerStart(plan, settings, checkpoint);
    const executor = await options.open({
      stepGraph: (batchSize, kind) => buildTrainingStep(plan, settings, batchSize, { kind }),
      datasets: trainingTensors(plan, split),
      carried: { ...parameters, ...state },
    });
    return new Trainer(options, executor, checkpoint?.progress ?? atStart, steps);
  }

  get position(): Progress & { readonly stepsPerEpoch: number; readonly totalSteps: number } {
    const { settings, split } = this.options;
    const perEpoch = stepsPerEpoch(split.count, settings.batchSize);
    return { ...this.progress, stepsPerEpoch: perEpoch, totalSteps: perEpoch * settings.epochs };
  }

  get isFinished(): boolean {
    return this.progress.epoch >= this.options.settings.epochs;
  }

  parameters(): Tensors {
    return this.pick((name) => !name.includes(':'));
  }

  checkpoint(): Checkpoint {
    const { optimizer, seed } = this.options.settings;
    const state = this.pick((name) => name.includes(':'));
    return { parameters: this.parameters(), state, optimizer, optimizerSteps: this.optimizerSteps, progress: this.progress, seed };
  }

  /**
   * Runs as many steps as fit into a short while, at most `most` and at most to the end of the epoch; goes past the
   * last epoch if asked again.
   * @throws a sentence if the loss is no longer a finite number.
   */
  async run(most = Infinity): Promise<TrainingReport> {
    const before = this.options.now();
    const range = this.next(Math.min(most, this.pace.steps));
    const report = await this.execute(range, 'plain');
    this.pace.record(range.steps, this.options.now() - before);
    return report;
  }

  /** One step with statistics. @throws as `run`. */
  async runTraced(): Promise<TrainingReport> {
    return this.execute(this.next(1), 'statistics');
  }

  close(): Promise<void> {
    return this.executor.close();
  }

  private next(most: number): BatchRange {
    const { split, settings } = this.options;
    return nextBatches(this.progress, split.count, settings, most);
  }

  private async execute(range: BatchRange, kind: StepKind): Promise<TrainingReport> {
    const { steps, start, batchSize } = range;
    const { learningRate } = this.options.settings;
    const countFrom = (first: number) => Array.from({ length: steps }, (_, i) => first + i);
    const perStep = {
      step: countFrom(this.progress.step),
      optimizerStep: countFrom(this.optimizerSteps),
      learningRate: this.learningRates(range),
    };
    const indices = this.orderOf(this.progress.epoch).slice(start, start + steps * batchSize);
    const outputs = await this.executor.runSteps({ indices, steps, perStep, kind });
    const { step: first, epoch } = this.progress;
    const points = Array.from(outputs.loss.data, (loss, i) => ({ step: first + i + 1, loss, correct: outputs.correct?.data[i] }));
    this.progress = advance(this.progress, range, this.options.split.count);
    this.optimizerSteps += steps;
    requireFinite(points, learningRate);
    const statistics = kind === 'statistics' ? readStatistics(this.options.plan, outputs) : undefined;
    return { points, examples: steps * batchSize, endedEpoch: this.progress.epoch > epoch, statistics };
  }

  private learningRates(range: BatchRange): number[] {
    const { settings, split } = this.options;
    const shares = sharesDone(this.progress, range, split.count, settings.epochs);
    return shares.map((done) => settings.learningRate * schedules[settings.schedule].factor(done));
  }

  private orderOf(epoch: number): Int32Array {
    if (this.order?.epoch !== epoch) {
      this.order = { epoch, indices: epochOrder(this.options.settings.seed, epoch, this.options.split.count) };
    }
    return this.order.indices;
  }

  private pick(wanted: (name: string) => boolean): Tensors {
    return Object.fromEntries(Object.entries(this.executor.readCarried()).filter(([name]) => wanted(name)));
  }
}

/**
 * The optimizer's state and the steps it has seen. They go on together or not at all: Adam's bias correction is
 * wrong for state of another age, be it left by an earlier optimizer or missing for a layer that is new.
 */
function optimizerStart(plan: NetworkPlan, settings: TrainingSettings, checkpoint?: Checkpoint): { readonly state: Tensors; readonly steps: number } {
  const fresh = initializeState(plan, settings);
  if (checkpoint?.optimizer !== settings.optimizer) return { state: fresh, steps: 0 };
  const state = keepFitting(checkpoint.state, fresh).tensors;
  const isWhole = Object.keys(fresh).every((name) => state[name] === checkpoint.state[name]);
  return isWhole ? { state, steps: checkpoint.optimizerSteps } : { state: fresh, steps: 0 };
}

function requireFinite(points: TrainingReport['points'], learningRate: number): void {
  const broken = points.find(({ loss }) => !Number.isFinite(loss));
  if (!broken) return;
  throw new Error(
    `The loss is no longer a number at step ${broken.step}: the weights have grown without bound. Reset the run and choose a learning rate below ${learningRate}.`,
  );
}

/** Training, whoever carries out the steps: pace, failures, validations, checkpoints. */
import type { Split } from '../datasets/definition';
import type { Tensors } from '../network/build';
import { learnedParameters, type NetworkPlan } from '../network/plan';
import type { BatchRange, Progress } from './course/batches';
import type { Checkpoint } from './checkpoint';
import { Course, type StepPoint } from './course/course';
import { RunCurves, type ValidationPoint } from './curve';
import { trainingTensors } from './examples';
import type { OpenExecutor, StepBatches, StepExecutor, StepKind } from './executor';
import { NumericFailure, type Place } from './numeric-failure';
import { Pace } from './pace';
import type { TrainingSettings } from './settings';
import { startOf, type Start } from './start';
import { readStatistics, type LayerStatistics } from './statistics';
import { buildTrainingStep, placesOf } from './step';
import { evidenceOf, lastOf, type DoneSteps } from './step/evidence';
import { PROBE } from './step/probe';
import { isFiniteReport, type Reported } from './step/report';
import { beforeValidations, isOutOfPatience, remember, type ValidationMemory } from './validations';

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

/** What some batches in a row reported. */
export interface TrainingReport {
  readonly points: readonly StepPoint[];
  /** Examples seen. */
  readonly examples: number;
  readonly endedEpoch: boolean;
  /** Of the last step, if asked for. */
  readonly statistics?: readonly LayerStatistics[];
}

/** Buckets of each curve in a checkpoint. */
const curveCapacity = 1024;

export class Trainer {
  private readonly pace = new Pace();
  private readonly curves = new RunCurves(curveCapacity);
  private readonly course: Course;
  /** What was done last, for the case that the next step fails. */
  private done: DoneSteps | undefined;
  private validations: ValidationMemory;
  private best: Tensors;

  private constructor(
    private readonly options: TrainerOptions,
    private readonly executor: StepExecutor,
    private readonly start: Start,
  ) {
    const { checkpoint, settings, split } = options;
    this.course = new Course(settings, split.count, start.progress, () => this.validations.plateau);
    this.validations = checkpoint?.validations ?? beforeValidations;
    this.best = start.renewedLayers.length === 0 ? (checkpoint?.best ?? {}) : {};
    if (checkpoint) this.curves.add(checkpoint.curve);
  }

  /** @throws a sentence if the executor cannot be opened. */
  static async open(options: TrainerOptions): Promise<Trainer> {
    const { plan, settings, split, checkpoint } = options;
    const start = startOf(plan, settings, split.count, checkpoint);
    const { births, carried } = start;
    const executor = await options.open({
      stepGraph: (batchSize, kind) => buildTrainingStep(plan, settings, batchSize, { kind, births }),
      datasets: trainingTensors(plan, split),
      carried,
    });
    return new Trainer(options, executor, start);
  }

  get position(): Progress & { readonly stepsPerEpoch: number; readonly totalSteps: number } {
    const { progress, stepsPerEpoch } = this.course;
    return { ...progress, stepsPerEpoch, totalSteps: stepsPerEpoch * this.options.settings.epochs };
  }

  /** Of the next step. */
  get learningRate(): number {
    return this.course.learningRate;
  }

  /** How far the run has come, and what its validations say. */
  get standing(): Pick<Checkpoint, 'progress' | 'validations'> {
    return { progress: this.course.progress, validations: this.validations };
  }

  /** Layers that began anew although there was a checkpoint, because the network was changed. */
  get renewedLayers(): readonly string[] {
    return this.start.renewedLayers;
  }

  /** The step whose parameters came back because no later validation was better; `undefined` if training was not stopped so. */
  get bestStep(): number | undefined {
    return isOutOfPatience(this.validations, this.options.settings) ? this.validations.bestStep : undefined;
  }

  get isFinished(): boolean {
    return this.course.progress.epoch >= this.options.settings.epochs || this.bestStep !== undefined;
  }

  parameters(): Tensors {
    return this.pick((isParameter) => isParameter);
  }

  checkpoint(): Checkpoint {
    const { plan, settings: { optimizer, seed } } = this.options;
    const { validations, best, start, course: { progress } } = this;
    const ages = Object.fromEntries(learnedParameters(plan).map(({ name }) => [name, progress.step - (start.births[name] ?? 0)]));
    const state = this.pick((isParameter) => !isParameter);
    return { parameters: this.parameters(), state, optimizer, ages, progress, seed, validations, best, curve: this.curves.peek() };
  }

  /**
   * Runs as many batches as fit into a short while, for at most `most` steps and at most to the end of the epoch; goes
   * past the last epoch if asked again.
   * @throws NumericFailure before the first step that would compute with a number that is not finite.
   */
  async run(most = Infinity): Promise<TrainingReport> {
    const before = this.options.now();
    const batches = most * this.options.settings.accumulation - this.course.progress.gathering.batches;
    const range = this.course.next(Math.max(1, Math.min(batches, this.pace.steps)));
    const report = await this.execute(range, 'plain');
    this.pace.record(range.steps, this.options.now() - before);
    return report;
  }

  /** The rest of one step, with statistics. @throws as `run`. */
  async runTraced(): Promise<TrainingReport> {
    let examples = 0;
    for (;;) {
      const range = this.course.next(1);
      const isLast = this.course.endsUpdate(range);
      const report = await this.execute(range, isLast ? 'statistics' : 'plain');
      examples += report.examples;
      if (isLast) return { ...report, examples };
    }
  }

  /** Takes note of an evaluation on validation examples. */
  noteValidation(point: ValidationPoint): void {
    this.curves.add({ training: [], validation: [point] });
  }

  /** Lets the validation at the end of an epoch decide: about the learning rate, and about the end of the run. */
  decideBy(loss: number): void {
    const { settings } = this.options;
    this.validations = remember(this.validations, settings, this.course.progress.step, loss);
    if (settings.patience === 0) return;
    if (this.validations.waited === 0) this.best = this.parameters();
    else if (this.bestStep !== undefined) {
      this.executor.writeCarried(this.best);
      this.done = undefined;
    }
  }

  close(): Promise<void> {
    return this.executor.close();
  }

  private async execute(range: BatchRange, kind: StepKind): Promise<TrainingReport> {
    const setBack = this.executor.markCarried();
    const batches = this.course.batchesOf(range, kind);
    const outputs = await this.executor.runSteps(batches);
    if (isFiniteReport(outputs) && this.executor.isCarriedFinite()) {
      this.done = { batches, setBack };
      return this.note(range, outputs, kind);
    }
    setBack();
    return this.findFailure(range.steps);
  }

  /** Does the steps one by one until the first value that is not finite. */
  private async findFailure(steps: number): Promise<TrainingReport> {
    const { plan, settings } = this.options;
    const before: TrainingReport[] = [];
    for (let i = 0; i < steps; i++) {
      const range = this.course.next(1);
      const setBack = this.executor.markCarried();
      const batches = this.course.batchesOf(range, 'probe');
      const outputs = await this.executor.runSteps(batches);
      const at = outputs[PROBE].data.findIndex((each) => each !== 0);
      if (at >= 0 || !isFiniteReport(outputs) || !this.executor.isCarriedFinite()) {
        setBack();
        throw await this.failureAt(batches, before, placesOf(plan, settings, range.batchSize, this.start.births)[at]);
      }
      this.done = { batches, setBack };
      before.push(this.note(range, outputs, 'plain'));
    }
    // Another formulation of the same step stayed within the numbers there are.
    return { points: before.flatMap(({ points }) => points), examples: before.reduce((sum, { examples }) => sum + examples, 0), endedEpoch: before.some(({ endedEpoch }) => endedEpoch) };
  }

  private async failureAt(batches: StepBatches, before: readonly TrainingReport[], place: Place | undefined): Promise<NumericFailure> {
    const { plan, settings, split } = this.options;
    const subject = { plan, settings, births: this.start.births, datasets: trainingTensors(plan, split) };
    const now = { batches, carried: this.executor.readCarried() };
    const earlier = this.done && (await lastOf(this.executor, this.done));
    return new NumericFailure(this.course.progress.step + 1, place, before, () => evidenceOf(subject, now, earlier, place));
  }

  private note(range: BatchRange, outputs: Reported, kind: StepKind): TrainingReport {
    const { epoch } = this.course.progress;
    const points = this.course.pass(range, outputs);
    this.curves.add({ training: points.map(({ correct: _correct, ...point }) => point), validation: [] });
    const statistics = kind === 'statistics' ? readStatistics(this.options.plan, outputs) : undefined;
    return { points, examples: range.steps * range.batchSize, endedEpoch: this.course.progress.epoch > epoch, statistics };
  }

  private pick(isWanted: (isParameter: boolean) => boolean): Tensors {
    const parameters = new Set(this.options.plan.parameters.map(({ name }) => name));
    return Object.fromEntries(Object.entries(this.executor.readCarried()).filter(([name]) => isWanted(parameters.has(name))));
  }
}

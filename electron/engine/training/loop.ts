/** The loop of a running training: steps, and between them statistics, validation and snapshots as they are due. */
import type { Splits } from '@core/datasets/definition';
import type { NetworkPlan } from '@core/network/plan';
import type { Evaluation } from '@core/training/evaluate';
import { NumericFailure } from '@core/training/numeric-failure';
import type { Trainer, TrainingReport } from '@core/training/trainer';
import type { RunPoints } from '../../ipc/engine-protocol';
import { stepsUntil, type Cadence } from './cadence';
import type { OpenInference } from './executor';
import { Interrupted, listenToMessages } from './interrupted';
import type { Publisher } from './publisher';
import { validate, type ValidationKind } from './validation';

export interface LoopParts {
  readonly plan: NetworkPlan;
  readonly splits: Splits;
  readonly trainer: Trainer;
  readonly cadence: Cadence;
  readonly publisher: Publisher;
  readonly openInference: OpenInference;
  /** Milliseconds of any clock. */
  readonly now: () => number;
  /** Called between steps; it decides itself how often it really takes one. */
  readonly takeSnapshot: () => void;
}

export class TrainingLoop {
  private stopping = false;
  private due: ValidationKind | null = null;
  private clock = 0;

  constructor(private readonly parts: LoopParts) {}

  /** Trains until the last epoch ends or `stop` is called, whichever comes first. */
  async run(): Promise<'finished' | 'stopped'> {
    const { trainer, publisher, now, takeSnapshot } = this.parts;
    this.stopping = false;
    this.clock = now();
    publisher.restartRates();
    while (!this.stopping) {
      if (this.due) await this.validateIfNotStopped(this.due);
      else if (trainer.isFinished) return 'finished';
      else await this.advance();
      takeSnapshot();
      publisher.publishSometimes();
      await listenToMessages();
    }
    return 'stopped';
  }

  /** Whether a pause came before a validation was done: then even a run with no steps left goes on. */
  get mustValidate(): boolean {
    return this.due !== null;
  }

  /** The loop ends within the few milliseconds of the steps that run at the moment. */
  stop(): void {
    this.stopping = true;
  }

  /** One step with statistics. */
  async step(): Promise<void> {
    this.clock = this.parts.now();
    await this.work(() => this.parts.trainer.runTraced());
  }

  private async advance(): Promise<void> {
    const { trainer, cadence, publisher } = this.parts;
    const { step } = trainer.position;
    const untilTraced = publisher.hasStatistics ? stepsUntil(step + 1, cadence.statisticsEvery) : 0;
    const untilValidation = stepsUntil(step, cadence.validateEvery) || cadence.validateEvery;
    const report = await this.work(() => (untilTraced === 0 ? trainer.runTraced() : trainer.run(Math.min(untilTraced, untilValidation))));
    if (report.endedEpoch) this.due = 'full';
    else if (report.points.length > 0 && trainer.position.step % cadence.validateEvery === 0) this.due = 'quick';
  }

  /** Notes what some steps brought, also of those that went well before one failed. */
  private async work(steps: () => Promise<TrainingReport>): Promise<TrainingReport> {
    try {
      const report = await steps();
      this.note(report);
      return report;
    } catch (error) {
      if (error instanceof NumericFailure) for (const report of error.before) this.note(report);
      throw error;
    }
  }

  private note({ points, examples, statistics }: TrainingReport): void {
    const { trainer, publisher, now } = this.parts;
    const before = this.clock;
    this.clock = now();
    publisher.addSteps(points.map(({ correct: _correct, ...point }) => point), examples, (this.clock - before) / 1000);
    publisher.setPosition(trainer.position);
    publisher.setOutlook(trainer.learningRate, trainer.bestStep);
    if (statistics) publisher.setStatistics(statistics, trainer.position.step);
  }

  /** Evaluates with the present parameters; after an interruption it stays due. */
  private async validateIfNotStopped(kind: ValidationKind): Promise<void> {
    const { plan, splits, trainer, publisher, openInference } = this.parts;
    const model = await openInference(trainer.parameters());
    try {
      const evaluation = await validate(plan, splits.validation, kind, model.run, () => this.stopping);
      requireFinite(evaluation.loss, trainer.position.step);
      if (kind === 'full' && 'confusion' in evaluation) publisher.setConfusion({ step: trainer.position.step, counts: evaluation.confusion });
      const point = pointOf(trainer.position.step, evaluation);
      publisher.addValidation(point);
      trainer.noteValidation(point);
      if (kind === 'full') trainer.decideBy(evaluation.loss);
      publisher.setOutlook(trainer.learningRate, trainer.bestStep);
      this.due = null;
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
    } finally {
      await model.close();
    }
  }
}

/** What the curve shows of an evaluation. */
function pointOf(step: number, evaluation: Evaluation): RunPoints['validation'][number] {
  const { loss, parts, examples } = evaluation;
  const shared = { step, loss, ...(parts && { parts }), examples };
  return 'accuracy' in evaluation ? { ...shared, accuracy: evaluation.accuracy } : { ...shared, meanAbsoluteError: evaluation.meanAbsoluteError };
}

/** The last steps may have ruined the parameters although their own losses, taken before each update, were still numbers. */
function requireFinite(loss: number, step: number): void {
  if (Number.isFinite(loss)) return;
  throw new Error(`The validation loss is no longer a number after step ${step}: the weights have grown without bound. Reset the run and choose a smaller learning rate.`);
}

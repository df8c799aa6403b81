/** Collects what a run has to show and hands it on at most 60 times a second. */
import type { ConfusionMatrix, LayerStatistics, RunFailure, RunFrame, RunPoints, RunPosition, RunState } from '../../ipc/engine-protocol';
import { Rate } from '../rate';

const leastInterval = 16;

/** Before the first step of a run. */
export const notBegun: RunPosition = { step: 0, epoch: 0, stepsPerEpoch: 0, totalSteps: 0 };

export class Publisher {
  private state: RunState = 'idle';
  private executor: RunFrame['executor'] = null;
  private failure: RunFailure | undefined;
  private learningRate: number | undefined;
  private bestStep: number | undefined;
  private position = notBegun;
  private statistics: readonly LayerStatistics[] = [];
  private statisticsStep = 0;
  private training: RunPoints['training'][number][] = [];
  private validation: RunPoints['validation'][number][] = [];
  private confusion: Omit<ConfusionMatrix, 'labels'> | null = null;
  private readonly images = new Rate();
  private readonly steps = new Rate();
  private published = -Infinity;

  constructor(
    private readonly post: (frame: RunFrame, points: RunPoints) => void,
    private readonly now: () => number,
  ) {}

  get currentState(): RunState {
    return this.state;
  }

  get hasStatistics(): boolean {
    return this.statistics.length > 0;
  }

  /** A new state is shown at once. */
  setState(state: RunState, failure?: RunFailure): void {
    this.state = state;
    this.failure = failure;
    this.publish();
  }

  /** What the steps are computed with. */
  setExecutor(executor: RunFrame['executor']): void {
    this.executor = executor;
  }

  setPosition({ step, epoch, stepsPerEpoch, totalSteps }: RunPosition): void {
    this.position = { step, epoch, stepsPerEpoch, totalSteps };
  }

  get currentPosition(): RunPosition {
    return this.position;
  }

  /** The learning rate of the next step, and which step was the best if the run waited in vain for a better one. */
  setOutlook(learningRate: number | undefined, bestStep: number | undefined): void {
    this.learningRate = learningRate;
    this.bestStep = bestStep;
  }

  addSteps(points: RunPoints['training'], images: number, seconds: number): void {
    this.training.push(...points);
    this.images.add(images, seconds);
    this.steps.add(points.length, seconds);
  }

  /** Points of an earlier part of the run. */
  addCurve({ training, validation }: RunPoints): void {
    this.training.push(...training);
    this.validation.push(...validation);
  }

  addValidation(point: RunPoints['validation'][number]): void {
    this.validation.push(point);
  }

  /** Of the last full validation of classes. */
  setConfusion(confusion: Omit<ConfusionMatrix, 'labels'>): void {
    this.confusion = confusion;
  }

  get lastConfusion(): Omit<ConfusionMatrix, 'labels'> | null {
    return this.confusion;
  }

  setStatistics(statistics: readonly LayerStatistics[], step: number): void {
    this.statistics = statistics;
    this.statisticsStep = step;
  }

  /** The layers changed: statistics of the old ones would stand beside the wrong layers. */
  forgetStatistics(): void {
    this.setStatistics([], 0);
  }

  /** Speed is measured afresh, for example after a pause. */
  restartRates(): void {
    this.images.restart();
    this.steps.restart();
  }

  /** Forgets everything about the run. */
  clear(): void {
    this.executor = null;
    this.position = notBegun;
    this.setOutlook(undefined, undefined);
    this.training = [];
    this.validation = [];
    this.confusion = null;
    this.forgetStatistics();
    this.restartRates();
  }

  /** Publishes if the last frame is long enough ago. */
  publishSometimes(): void {
    if (this.now() - this.published >= leastInterval) this.publish();
  }

  publish(): void {
    this.published = this.now();
    const points = { training: this.training, validation: this.validation };
    this.training = [];
    this.validation = [];
    this.post(this.frame(), points);
  }

  private frame(): RunFrame {
    const { state, executor, position, statistics, statisticsStep } = this;
    const frame = { state, executor, position, imagesPerSecond: this.images.value, secondsLeft: this.secondsLeft(), statistics, statisticsStep };
    const { learningRate, bestStep, failure } = this;
    return { ...frame, ...(learningRate !== undefined && { learningRate }), ...(bestStep !== undefined && { bestStep }), ...(failure && { failure }) };
  }

  private secondsLeft(): number | null {
    const { epoch, step, stepsPerEpoch, totalSteps } = this.position;
    if (this.steps.value === 0) return null;
    // After a change of the batch size the steps done do not count epochs any more.
    const done = Math.min(epoch * stepsPerEpoch + (step % Math.max(1, stepsPerEpoch)), totalSteps);
    return (totalSteps - done) / this.steps.value;
  }
}

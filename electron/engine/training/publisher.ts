/** Collects what a run has to show and hands it on at most a dozen times a second. */
import { RunCurves } from '@core/training/curve';
import type { ConfusionMatrix, LayerStatistics, RunFailure, RunFrame, RunPoints, RunPosition, RunState } from '../../ipc/engine-protocol';
import { Rate } from '../rate';

/** Milliseconds. Curves and numbers need no more; what moves smoothly is moved by the page itself. */
const leastInterval = 80;
/** A frame brings at most twice as many points of each curve: a tiny network does ten thousand steps between two frames. */
export const bucketsPerFrame = 256;

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
  private readonly points = new RunCurves(bucketsPerFrame);
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
    this.points.add({ training: points, validation: [] });
    this.images.add(images, seconds);
    this.steps.add(points.length, seconds);
  }

  /** Points of an earlier part of the run. */
  addCurve(points: RunPoints): void {
    this.points.add(points);
  }

  addValidation(point: RunPoints['validation'][number]): void {
    this.points.add({ training: [], validation: [point] });
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
    this.points.clear();
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
    this.post(this.frame(), this.points.take());
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

/**
 * What carries out training steps. The trainer knows only this; the interpreter (here) and onnxruntime
 * (`TrainingSession` of electron/runtime) both are executors.
 */
import type { Graph } from '../graph/graph';
import type { Tensors } from '../network/build';
import type { Tensor } from '../tensor/tensor';

/** How much a step reports: the loss; also the statistics; or for each value whether it is finite (`probe-step.ts`). */
export type StepKind = 'plain' | 'statistics' | 'probe';

/** Consecutive steps with batches of one size. */
export interface StepBatches {
  /** Example numbers, `steps · batchSize` of them. */
  readonly indices: Int32Array;
  readonly steps: number;
  /** By input name, one element per step; what the step graph does not ask for is ignored. */
  readonly perStep: Readonly<Record<string, ArrayLike<number>>>;
  /** `plain` when left out. */
  readonly kind?: StepKind;
}

export interface StepExecutor {
  /** @returns the reported outputs by name, with one row per step. */
  runSteps(batches: StepBatches): Promise<Readonly<Record<string, Tensor>>>;
  /** Parameters and optimizer state as they are now. */
  readCarried(): Tensors;
  /** Gives them these values; what is not named stays. */
  writeCarried(values: Tensors): void;
  /** Remembers them cheaply; the function it returns sets them all back. */
  markCarried(): () => void;
  /** Whether all of them are finite numbers. */
  isCarriedFinite(): boolean;
  close(): Promise<void>;
}

/** What an executor is made from. */
export interface ExecutorPlan {
  readonly stepGraph: (batchSize: number, kind: StepKind) => Graph;
  /** All examples of the train split, by the name of the batch input they feed: [M, …]. */
  readonly datasets: Tensors;
  /** First parameters and optimizer state. */
  readonly carried: Tensors;
}

export type OpenExecutor = (plan: ExecutorPlan) => Promise<StepExecutor>;

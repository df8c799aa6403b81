/** What a learner chooses before a run. */
import type { PenaltyKind } from '../layers/shared/regularization';
import type { OptimizerName } from '../optimizers';
import type { ScheduleName } from './schedules';

/** What is cut down to `clippingLimit`: nothing, each element of the gradient, or the L2 norm of all of it together. */
export const clippings = ['none', 'value', 'norm'] as const;
export type Clipping = (typeof clippings)[number];

export interface TrainingSettings {
  readonly optimizer: OptimizerName;
  /** The largest of the run; the schedule decides the share of it at each step. */
  readonly learningRate: number;
  readonly schedule: ScheduleName;
  readonly batchSize: number;
  readonly epochs: number;
  /** Decides initialization, shuffling and dropout. */
  readonly seed: number;
  /** On the weights of all layers, on top of what a layer charges itself. */
  readonly penalty: PenaltyKind;
  /** λ of that penalty, at least 0. */
  readonly penaltyStrength: number;
  readonly clipping: Clipping;
  /** Above 0. */
  readonly clippingLimit: number;
  /** Batches whose mean gradient makes one update, at least 1. */
  readonly accumulation: number;
  /** Validations in a row without a better loss after which training stops; 0 for never. */
  readonly patience: number;
}

export const defaultSettings: TrainingSettings = {
  optimizer: 'adam',
  learningRate: 0.001,
  schedule: 'constant',
  batchSize: 64,
  epochs: 5,
  seed: 1,
  penalty: 'none',
  penaltyStrength: 0.0001,
  clipping: 'none',
  clippingLimit: 1,
  accumulation: 1,
  patience: 0,
};

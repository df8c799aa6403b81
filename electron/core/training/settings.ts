/** What a learner chooses before a run. */
import type { OptimizerName } from '../optimizers';

export type ExecutorKind = 'auto' | 'interpret' | 'onnx';

export interface TrainingSettings {
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Decides initialization, shuffling and dropout. */
  readonly seed: number;
}

export const defaultSettings: TrainingSettings = { optimizer: 'adam', learningRate: 0.001, batchSize: 64, epochs: 5, seed: 1 };

/** What a learner chooses before a run. */
import type { OptimizerName } from '../optimizers';
import type { ScheduleName } from './schedules';

export interface TrainingSettings {
  readonly optimizer: OptimizerName;
  /** The largest of the run; the schedule decides the share of it at each step. */
  readonly learningRate: number;
  readonly schedule: ScheduleName;
  readonly batchSize: number;
  readonly epochs: number;
  /** Decides initialization, shuffling and dropout. */
  readonly seed: number;
}

export const defaultSettings: TrainingSettings = { optimizer: 'adam', learningRate: 0.001, schedule: 'constant', batchSize: 64, epochs: 5, seed: 1 };

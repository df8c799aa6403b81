/** One run: a trainer that is open for a network and settings, and its loop. */
import type { Checkpoint } from '@core/training/checkpoint';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import { Trainer } from '@core/training/trainer';
import type { DatasetFiles } from '../dataset-files';
import { cadenceOf } from './cadence';
import { fastestExecutor, inferenceOf, openExecutor } from './executor';
import { TrainingLoop } from './loop';
import type { Publisher } from './publisher';
import type { Subject } from './subject';

export interface RunParts {
  readonly subject: Subject;
  readonly settings: TrainingSettings;
  readonly checkpoint?: Checkpoint;
  readonly datasets: DatasetFiles;
  readonly publisher: Publisher;
  readonly version: string;
  readonly now: () => number;
  readonly takeSnapshot: () => void;
}

export interface Run {
  readonly subject: Subject;
  readonly settings: TrainingSettings;
  readonly trainer: Trainer;
  readonly loop: TrainingLoop;
}

/** @throws a sentence if the dataset cannot be read or the executor cannot be made. */
export async function openRun({ subject, settings, checkpoint, datasets, publisher, version, now, takeSnapshot }: RunParts): Promise<Run> {
  const { network, plan } = subject;
  const splits = await datasets.splits(network);
  const executor = await fastestExecutor(plan, settings.batchSize);
  publisher.setExecutor(executor);
  const trainer = await Trainer.open({ plan, settings, split: splits.train, open: openExecutor(executor, version), now, checkpoint });
  const cadence = cadenceOf(plan, executor, settings.batchSize, trainer.position.totalSteps);
  const openInference = inferenceOf(executor, plan, { choice: network, examples: splits.validation.count, version });
  const loop = new TrainingLoop({ plan, splits, trainer, cadence, publisher, openInference, now, takeSnapshot });
  publisher.setPosition(trainer.position);
  publisher.setOutlook(trainer.learningRate, trainer.bestStep);
  return { subject, settings, trainer, loop };
}

/** Whether a run can simply go on with these settings. */
export const sameSettings = (a: TrainingSettings, b: TrainingSettings): boolean =>
  (Object.keys(defaultSettings) as (keyof TrainingSettings)[]).every((name) => a[name] === b[name]);

/** One training on the command line: progress, validations at the ends of epochs, checkpoints. */
import { setImmediate } from 'node:timers/promises';
import type { Splits } from '@core/datasets/definition';
import type { NetworkPlan } from '@core/network/plan';
import type { Tensors } from '@core/network/build';
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from '@core/training/checkpoint';
import { evaluate, type RunInference } from '@core/training/evaluate';
import { schedules } from '@core/training/schedules';
import type { ExecutorName } from '@core/training/choose-executor';
import type { TrainingSettings } from '@core/training/settings';
import { Trainer, type TrainingReport } from '@core/training/trainer';
import { sameShape } from '@core/tensor/tensor';
import { openExecutor } from './executors';
import { readBytes, writeBytes } from './files';
import { Progress } from './progress';

export interface RunParts {
  readonly plan: NetworkPlan;
  readonly settings: TrainingSettings;
  readonly splits: Splits;
  readonly executor: ExecutorName;
  /** File that is written at the end of each epoch and on Ctrl+C. */
  readonly checkpointFile?: string;
  readonly resumed?: Checkpoint;
  readonly infer: (parameters: Tensors) => Promise<RunInference>;
}

export interface Trained {
  readonly parameters: Tensors;
  readonly steps: number;
  readonly seconds: number;
  readonly imagesPerSecond: number;
  /** Of the last step, if weights are charged. */
  readonly penalty?: number;
  /** Step of the best validation, if training ended because none was better. */
  readonly bestStep?: number;
}

const most = 2 ** 31;

/** @throws a sentence if the file cannot be read, holds no whole checkpoint, or one of which nothing fits the network. */
export function readCheckpoint(file: string, { parameters }: NetworkPlan): Checkpoint {
  const checkpoint = decode(file);
  const fits = parameters.some(({ name, shape }) => name in checkpoint.parameters && sameShape(checkpoint.parameters[name].shape, shape));
  if (!fits) throw new Error(`"${file}" is the checkpoint of another network: none of its weights fit this one.`);
  return checkpoint;
}

function decode(file: string): Checkpoint {
  try {
    return decodeCheckpoint(readBytes(file, most));
  } catch (error) {
    if ((error as Error).message.includes(file)) throw error;
    throw new Error(`"${file}" holds no checkpoint, or a damaged one.`, { cause: error });
  }
}

/** @throws a sentence if a number is no longer finite; on Ctrl+C with a checkpoint file it ends the process. */
export async function train(parts: RunParts): Promise<Trained> {
  const { plan, settings, splits, executor, resumed } = parts;
  const progress = new Progress();
  const now = () => performance.now();
  const trainer = await Trainer.open({ plan, settings, split: splits.train, now, open: (made) => openExecutor(executor, made), checkpoint: resumed });
  if (trainer.renewedLayers.length > 0) progress.keep(`These layers are not in the checkpoint and begin anew: ${trainer.renewedLayers.join(', ')}.`);
  const interruption = listenToInterruption(parts.checkpointFile);
  const start = now();
  let [images, penalty]: [number, number | undefined] = [0, undefined];
  while (!trainer.isFinished) {
    const report = await trainer.run();
    images += report.examples;
    penalty = report.points.at(-1)?.penalty ?? penalty;
    const line = `${describe(trainer, settings, report)}  ${rate(images, now() - start)} images/s`;
    if (report.endedEpoch) progress.keep(line);
    else progress.show(line);
    if (report.endedEpoch) await endEpoch(parts, trainer);
    await setImmediate(); // Signals are delivered here; generated code would never let them through.
    if (interruption.isAsked) interruption.end(() => save(parts, trainer));
  }
  interruption.stop();
  const [milliseconds, { bestStep }] = [now() - start, trainer];
  const result = { parameters: trainer.parameters(), steps: trainer.position.step, seconds: milliseconds / 1000, imagesPerSecond: rate(images, milliseconds) };
  await trainer.close();
  return { ...result, ...(penalty !== undefined && { penalty }), ...(bestStep !== undefined && { bestStep }) };
}

async function endEpoch(parts: RunParts, trainer: Trainer): Promise<void> {
  const { plan, settings, splits, infer } = parts;
  if (settings.patience > 0 || schedules[settings.schedule].afterValidation) {
    const { loss } = await evaluate(plan, splits.validation, await infer(trainer.parameters()));
    trainer.decideBy(loss);
  }
  save(parts, trainer);
}

function save({ checkpointFile }: RunParts, trainer: Trainer): void {
  if (checkpointFile !== undefined) writeBytes(checkpointFile, encodeCheckpoint(trainer.checkpoint()));
}

function describe(trainer: Trainer, { epochs }: TrainingSettings, { points, endedEpoch }: TrainingReport): string {
  const { step, epoch, totalSteps } = trainer.position;
  const last = points.at(-1);
  const penalty = last?.penalty === undefined ? '' : ` + penalty ${last.penalty.toFixed(4)}`;
  return `epoch ${endedEpoch ? epoch : epoch + 1}/${epochs}  step ${step}/${totalSteps}  loss ${last ? last.loss.toFixed(4) : '…'}${penalty}  rate ${trainer.learningRate.toPrecision(3)}`;
}

const rate = (images: number, milliseconds: number): number => Math.round((1000 * images) / milliseconds);

/** With a checkpoint file Ctrl+C waits for the running steps and saves; without one it ends at once, as usual. */
function listenToInterruption(file: string | undefined) {
  let isAsked = false;
  const note = (): void => void (isAsked = true);
  if (file !== undefined) process.once('SIGINT', note);
  return {
    get isAsked() {
      return isAsked;
    },
    stop: () => process.off('SIGINT', note),
    end(saveNow: () => void): never {
      saveNow();
      process.stderr.write(`\nStopped; go on with --resume ${file}.\n`);
      process.exit(130);
    },
  };
}

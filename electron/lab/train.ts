import type { Split, Splits } from '@core/datasets/definition';
import type { NetworkPlan } from '@core/network/plan';
import { optimizerNames, optimizers } from '@core/optimizers';
import { scheduleNames } from '@core/training/schedules';
import { evaluate, interpretInference, type Evaluation, type RunInference } from '@core/training/evaluate';
import type { Confusion } from '@core/training/metrics/confusion';
import { macroF1 } from '@core/training/metrics/per-class';
import { chooseExecutor, executorNames, type ExecutorKind, type ExecutorName } from '@core/training/choose-executor';
import { exportModel } from '@core/training/model-file';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import { Trainer } from '@core/training/trainer';
import { ModelSession } from '../runtime/session';
import { choiceOption, positiveOption, readArguments, textOption, wholeOption, type Given } from './arguments';
import { openExecutor } from './executors';
import { appVersion, readDataset, requireWritable, writeBytes } from './files';
import { Progress } from './progress';
import { readSubject } from './subject';

const options = {
  dataset: { type: 'string' },
  data: { type: 'string' },
  freeze: { type: 'string' },
  epochs: { type: 'string' },
  batch: { type: 'string' },
  optimizer: { type: 'string' },
  'learning-rate': { type: 'string' },
  schedule: { type: 'string' },
  seed: { type: 'string' },
  executor: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `lab train <template|project|model> [options]` */
export async function trainCommand(given: readonly string[]): Promise<void> {
  const read = readArguments(given, options);
  const [name] = read.positionals;
  if (read.positionals.length !== 1) throw new Error('Say what to train: lab train <template|project.json|model.onnx>. "lab templates" lists the templates.');
  const { plan, dataset, settings: suggested } = readSubject(name, read);
  const settings = readSettings(read, { ...defaultSettings, ...suggested });
  const executor = chooseExecutor(choiceOption<ExecutorKind>(read, 'executor', 'auto', ['auto', ...executorNames]), plan, settings.batchSize);
  const out = textOption(read, 'out') ?? null;
  if (out !== null) requireWritable(out);
  const splits = readDataset<Split>(dataset, textOption(read, 'data'));
  const trained = await train(plan, settings, splits, executor);
  const bytes = exportModel(plan, trained.parameters, dataset, appVersion());
  const results = await measure(plan, splits, await inference(executor, plan, trained.parameters, bytes));
  if (out !== null) writeBytes(out, bytes);
  const { steps, seconds, imagesPerSecond } = trained;
  const summary = { template: name, executor, epochs: settings.epochs, steps, ...results, imagesPerSecond, seconds, seed: settings.seed, out };
  process.stdout.write(`${read.values.json ? JSON.stringify(summary) : describe(summary)}\n`);
}

/** @throws a sentence for a setting that is not possible. */
function readSettings(read: Given, usual: TrainingSettings): TrainingSettings {
  const optimizer = choiceOption(read, 'optimizer', usual.optimizer, optimizerNames);
  return {
    optimizer,
    learningRate: positiveOption(read, 'learning-rate', optimizer === usual.optimizer ? usual.learningRate : optimizers[optimizer].learningRate),
    schedule: choiceOption(read, 'schedule', usual.schedule, scheduleNames),
    batchSize: wholeOption(read, 'batch', usual.batchSize, 1, 4096),
    epochs: wholeOption(read, 'epochs', usual.epochs, 1, 10_000),
    seed: wholeOption(read, 'seed', usual.seed, 0, 2 ** 32 - 1),
  };
}

interface Trained {
  readonly parameters: ReturnType<Trainer['parameters']>;
  readonly steps: number;
  readonly seconds: number;
  readonly imagesPerSecond: number;
}

async function train(plan: NetworkPlan, settings: TrainingSettings, { train: split }: Splits, executor: ExecutorName): Promise<Trained> {
  const progress = new Progress();
  const now = () => performance.now();
  const trainer = await Trainer.open({ plan, settings, split, now, open: (made) => openExecutor(executor, made) });
  const start = now();
  let images = 0;
  while (!trainer.isFinished) {
    const report = await trainer.run();
    images += report.examples;
    const { step, epoch, totalSteps } = trainer.position;
    const line = `epoch ${Math.min(epoch + 1, settings.epochs)}/${settings.epochs}  step ${step}/${totalSteps}  loss ${report.points.at(-1)!.loss.toFixed(4)}  ${rate(images, now() - start)} images/s`;
    if (report.endedEpoch) progress.keep(line);
    else progress.show(line);
  }
  const milliseconds = now() - start;
  const result = { parameters: trainer.parameters(), steps: trainer.position.step, seconds: milliseconds / 1000, imagesPerSecond: rate(images, milliseconds) };
  await trainer.close();
  return result;
}

const rate = (images: number, milliseconds: number): number => Math.round((1000 * images) / milliseconds);

async function inference(executor: ExecutorName, plan: NetworkPlan, parameters: Trained['parameters'], bytes: Uint8Array): Promise<RunInference> {
  if (executor !== 'onnx') return interpretInference(plan, parameters);
  const session = await ModelSession.open(bytes);
  return (feeds) => session.run(feeds);
}

type Results = Readonly<Record<string, number | Confusion>>;

async function measure(plan: NetworkPlan, splits: Splits, run: RunInference): Promise<Results> {
  const [train, validation, test] = [await evaluate(plan, splits.train, run), await evaluate(plan, splits.validation, run), await evaluate(plan, splits.test, run)];
  return { trainLoss: train.loss, ...headline('validation', validation), ...headline('test', test), ...details(test) };
}

const headline = (split: string, evaluation: Evaluation): Results =>
  'accuracy' in evaluation
    ? { [`${split}Accuracy`]: evaluation.accuracy }
    : { [`${split}Mae`]: evaluation.meanAbsoluteError, [`${split}R2`]: evaluation.rSquared };

function details(evaluation: Evaluation): Results {
  if (!('confusion' in evaluation)) return {};
  const { confusion, topFive } = evaluation;
  return { ...(topFive === undefined ? {} : { testTop5: topFive }), testMacroF1: macroF1(confusion), testConfusion: confusion };
}

function describe(summary: Readonly<Record<string, unknown>>): string {
  return Object.entries(summary)
    .filter(([, value]) => value !== null && !Array.isArray(value))
    .map(([name, value]) => `${name.padEnd(20)}${typeof value === 'number' ? Number(value.toFixed(4)) : String(value)}`)
    .join('\n');
}


import type { Split, Splits } from '@core/datasets/definition';
import type { Tensors } from '@core/network/build';
import type { NetworkPlan } from '@core/network/plan';
import { evaluate, interpretInference, type Evaluation, type RunInference } from '@core/training/evaluate';
import type { Confusion } from '@core/training/metrics/confusion';
import { macroF1 } from '@core/training/metrics/per-class';
import { chooseExecutor, executorNames, type ExecutorKind, type ExecutorName } from '@core/training/choose-executor';
import { exportModel } from '@core/training/model-file';
import { defaultSettings } from '@core/training/settings';
import { ModelSession } from '../runtime/session';
import { choiceOption, readArguments, textOption } from './arguments';
import { appVersion, readDataset, requireWritable, writeBytes } from './files';
import { readSubject } from './subject';
import { readSettings, settingsOptions } from './train-settings';
import { readCheckpoint, train } from './training-run';

const options = {
  dataset: { type: 'string' },
  data: { type: 'string' },
  freeze: { type: 'string' },
  ...settingsOptions,
  checkpoint: { type: 'string' },
  resume: { type: 'string' },
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
  const [checkpointFile, resume] = [textOption(read, 'checkpoint'), textOption(read, 'resume')];
  if (checkpointFile !== undefined) requireWritable(checkpointFile);
  const resumed = resume === undefined ? undefined : readCheckpoint(resume, plan);
  const splits = readDataset<Split>(dataset, textOption(read, 'data'));
  const exported = (parameters: Tensors) => exportModel(plan, parameters, dataset, appVersion());
  const infer = (parameters: Tensors) => inference(executor, plan, parameters, exported(parameters));
  const trained = await train({ plan, settings, splits, executor, checkpointFile, resumed, infer });
  const bytes = exported(trained.parameters);
  const results = await measure(plan, splits, await inference(executor, plan, trained.parameters, bytes));
  if (out !== null) writeBytes(out, bytes);
  const { steps, seconds, imagesPerSecond, penalty = null, bestStep = null } = trained;
  const summary = { template: name, executor, epochs: settings.epochs, steps, ...results, penalty, bestStep, imagesPerSecond, seconds, seed: settings.seed, out };
  process.stdout.write(`${read.values.json ? JSON.stringify(summary) : describe(summary)}\n`);
}

async function inference(executor: ExecutorName, plan: NetworkPlan, parameters: Tensors, bytes: Uint8Array): Promise<RunInference> {
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


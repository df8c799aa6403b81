/** What a run computes with: onnxruntime, or plain TypeScript for tiny networks and where onnxruntime cannot be loaded. */
import { datasetOf } from '@core/datasets';
import type { DatasetChoice } from '@core/datasets/definition';
import type { OpenExecutor } from '@core/training/executor';
import { interpretInference, type RunInference } from '@core/training/evaluate';
import { exportModel } from '@core/training/model-file';
import { chooseExecutor, type ExecutorName } from '@core/training/choose-executor';
import { CompiledExecutor } from '@core/training/compiled-executor';
import type { Tensors } from '@core/network/build';
import type { NetworkPlan } from '@core/network/plan';
import { cpus } from 'node:os';
import { loadOnnxruntime } from '../../runtime/onnxruntime';
import { ModelSession } from '../../runtime/session';
import { TrainingSession } from '../../runtime/training-session';

/** One core stays free, so that the page keeps its frames. */
export const trainingThreads = (): number => Math.max(1, Math.min(4, cpus().length - 1));

const hasOnnxruntime = (): Promise<boolean> => loadOnnxruntime().then(() => true, () => false);

/** The fastest executor there is for a network. */
export const fastestExecutor = async (plan: NetworkPlan, batchSize: number): Promise<ExecutorName> =>
  (await hasOnnxruntime()) ? chooseExecutor('auto', plan, batchSize) : 'compiled';

export const openExecutor =
  (name: ExecutorName, version: string): OpenExecutor =>
  async (plan) =>
    name === 'onnx' ? TrainingSession.open({ ...plan, version }, { threads: trainingThreads() }) : new CompiledExecutor(plan);

/** The network with the parameters of a moment, ready to be evaluated; to be closed afterwards. */
interface OpenModel {
  readonly run: RunInference;
  close(): Promise<void>;
}

export type OpenInference = (parameters: Tensors) => Promise<OpenModel>;

/** What plain TypeScript computes in the 2 ms that onnxruntime needs to open a small model. */
const flopWhileOpening = 2e6;

interface Evaluated {
  readonly choice: DatasetChoice;
  /** How many in one evaluation. */
  readonly examples: number;
  readonly version: string;
}

/** What evaluates a network during a run: onnxruntime if the run computes with it, and if it is worth opening a model. */
export function inferenceOf(executor: ExecutorName, plan: NetworkPlan, { choice, examples, version }: Evaluated): OpenInference {
  if (executor !== 'onnx' || plan.flop * examples < flopWhileOpening) {
    return async (parameters) => ({ run: interpretInference(plan, parameters), close: () => Promise.resolve() });
  }
  return async (parameters) => {
    const session = await ModelSession.open(exportModel(plan, parameters, datasetOf(choice), version), { threads: trainingThreads() });
    return { run: (feeds) => session.run(feeds), close: () => session.close() };
  };
}

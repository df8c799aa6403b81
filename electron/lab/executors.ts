import type { NetworkPlan } from '@core/network/plan';
import type { ExecutorPlan, StepExecutor } from '@core/training/executor';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import type { ExecutorKind, TrainingSettings } from '@core/training/settings';
import { TrainingSession } from '../runtime/training-session';
import { appVersion } from './files';

/** Below this many operations per step the interpreter is the faster one: it has no calls into a runtime to pay for. */
const interpretBelow = 20_000;

/** Forward, gradient of the inputs and gradient of the weights cost about the same. */
const passes = 3;

export function chooseExecutor(kind: ExecutorKind, { flop }: NetworkPlan, { batchSize }: TrainingSettings): Exclude<ExecutorKind, 'auto'> {
  if (kind !== 'auto') return kind;
  return passes * flop * batchSize < interpretBelow ? 'interpret' : 'onnx';
}

/** @throws a sentence if onnxruntime is wanted and cannot be loaded. */
export async function openExecutor(kind: Exclude<ExecutorKind, 'auto'>, plan: ExecutorPlan): Promise<StepExecutor> {
  return kind === 'interpret' ? new InterpreterExecutor(plan) : TrainingSession.open({ ...plan, version: appVersion() });
}

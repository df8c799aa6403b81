import { CompiledExecutor } from '@core/training/compiled-executor';
import type { ExecutorName } from '@core/training/choose-executor';
import type { ExecutorPlan, StepExecutor } from '@core/training/executor';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import { TrainingSession } from '../runtime/training-session';
import { appVersion } from './files';

const openers: Readonly<Record<ExecutorName, (plan: ExecutorPlan) => StepExecutor | Promise<StepExecutor>>> = {
  interpret: (plan) => new InterpreterExecutor(plan),
  compiled: (plan) => new CompiledExecutor(plan),
  onnx: (plan) => TrainingSession.open({ ...plan, version: appVersion() }),
};

/** @throws a sentence if onnxruntime is wanted and cannot be loaded. */
export const openExecutor = async (name: ExecutorName, plan: ExecutorPlan): Promise<StepExecutor> => openers[name](plan);

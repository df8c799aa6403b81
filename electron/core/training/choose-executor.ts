/** Which executor carries out a run. */
import type { NetworkPlan } from '../network/plan';
import { elementCount } from '../tensor/tensor';

/** In plain TypeScript, in generated JavaScript, or in onnxruntime. */
export const executorNames = ['interpret', 'compiled', 'onnx'] as const;
export type ExecutorName = (typeof executorNames)[number];

/** `auto`: the fastest. */
export type ExecutorKind = 'auto' | ExecutorName;

/** Forward, gradient of the inputs and gradient of the weights cost about the same. */
const passes = 3;

/**
 * FLOP per second of one core, and what a step costs before the first FLOP. Those of generated code were fitted to networks
 * with tanh before its loops overlapped the examples of a batch. By the times in the README of core/compile they are still
 * right for tanh and a quarter too low for ReLU, so near the crossover onnxruntime is chosen a little early.
 */
const writtenOut = { flopPerSecond: 2.8e9, overhead: 0 };
const inLoops = { flopPerSecond: 1.3e9, overhead: 0 };
const onnxruntime = { flopPerSecond: 40e9, overhead: 20e-6 };

/** Above, V8 would not optimize the code any more if it were written out. */
const mostWrittenOut = 400;

/** @param batchSize examples per step */
export function chooseExecutor(kind: ExecutorKind, plan: Pick<NetworkPlan, 'flop' | 'parameters'>, batchSize: number): ExecutorName {
  if (kind !== 'auto') return kind;
  const parameterCount = plan.parameters.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  const seconds = ({ flopPerSecond, overhead }: typeof onnxruntime): number => overhead + (passes * plan.flop * batchSize) / flopPerSecond;
  return seconds(parameterCount <= mostWrittenOut ? writtenOut : inLoops) < seconds(onnxruntime) ? 'compiled' : 'onnx';
}

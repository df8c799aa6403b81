/** Gradient accumulation: the gradients of several batches are summed until the last of them makes the update. */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../../ops/builder';
import { accumulatorName, type StepInputs } from './inputs';

export type Gradients = ReadonlyMap<string, Value>;

export interface Accumulated {
  /** The mean over all examples of the update, by parameter; zeros before its last batch. */
  readonly gradients: Gradients;
  /** `value` in the last batch of an update, `before` in the others. */
  readonly atUpdate: (value: Value, before: Value) => Value;
  /** Next values of the accumulators, by name. */
  readonly next: Readonly<Record<string, Value>>;
}

/** @param gradients means over the batch, by parameter */
export function accumulate(build: OpBuilder, { share, accumulators }: StepInputs, gradients: Gradients, batchSize: number): Accumulated {
  if (!share) return { gradients, atUpdate: (value) => value, next: {} };
  const isUpdate = build.greater(share, 0);
  const sums = [...gradients].map(([name, gradient]) => [name, build.add(accumulators[accumulatorName(name)], build.mul(gradient, batchSize))] as const);
  return {
    gradients: new Map(sums.map(([name, sum]) => [name, build.mul(sum, share)])),
    atUpdate: (value, before) => build.where(isUpdate, value, before),
    next: Object.fromEntries(sums.map(([name, sum]) => [accumulatorName(name), build.where(isUpdate, 0, sum)])),
  };
}

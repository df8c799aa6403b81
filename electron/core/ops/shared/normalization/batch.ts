/** Mean and variance of each channel (axis 1) over a batch, as batch normalization in training takes them. */
import type { Value } from '../../../graph/graph';
import { elementCount, type Shape, type Tensor } from '../../../tensor/tensor';
import type { OpBuilder } from '../../builder';
import { view } from '../batch-last';

/** A number per channel, so that it meets axis 1 of x. */
export const perChannel = (x: Shape): Shape => [x[1], ...x.slice(2).map(() => 1)];

/** How many elements each channel has. */
export const elementsPerChannel = (x: Shape): number => elementCount(x) / x[1];

/** For each channel of [N, C, …] the sum of `term` over its elements. */
export function sumPerChannel(shape: Shape, term: (element: number, channel: number) => number): Float64Array {
  const sums = new Float64Array(shape[1]);
  const inner = elementCount(shape.slice(2));
  const count = elementCount(shape);
  for (let i = 0; i < count; i++) {
    const channel = Math.floor(i / inner) % shape[1];
    sums[channel] += term(i, channel);
  }
  return sums;
}

export interface BatchStatistics {
  readonly mean: Float64Array;
  /** With divisor n. */
  readonly variance: Float64Array;
}

export function batchStatistics({ shape, data }: Tensor): BatchStatistics {
  const count = elementsPerChannel(shape);
  const mean = sumPerChannel(shape, (i) => data[i]).map((sum) => sum / count);
  const variance = sumPerChannel(shape, (i, channel) => (data[i] - mean[channel]) ** 2).map((sum) => sum / count);
  return { mean, variance };
}

interface NormalizedBatch {
  readonly y: Value;
  readonly mean: Value;
  readonly variance: Value;
}

/**
 * The same in onnxruntime, for x with the batch last, [C, …, N]: one BatchNormalization without memory gives out
 * the statistics of the batch. Forward and backward rules both build it, and it is computed once.
 *
 * onnxruntime writes the running statistics over the ones it is given, whoever else may read those; so it gets
 * two zero vectors that were computed for it alone.
 */
export function normalizedBatch(build: OpBuilder, x: Value, scale: Value, bias: Value, epsilon: number): NormalizedBatch {
  const { shape } = x.type;
  const flat = view(build, x, [1, shape[0], elementCount(shape.slice(1))]);
  const running = [build.sub(bias, bias), build.sub(scale, scale)];
  const [y, mean, variance] = build.emit('BatchNormalization', [flat, scale, bias, ...running], { training_mode: 1, momentum: 0, epsilon });
  return { y: view(build, y, shape), mean, variance };
}

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

/** The statistics of x with the batch last, [C, …, N], as values of the lowered graph. */
interface LoweredStatistics {
  /** [C] */
  readonly mean: Value;
  /** [C] */
  readonly variance: Value;
  /** 1/√(variance + ε), [C]. */
  readonly factor: Value;
  /** x − mean, [C, elements]. */
  readonly centred: Value;
}

/**
 * The same in onnxruntime. Forward and backward rules both build it, and it is computed once. Smaller ops instead of
 * BatchNormalization with training_mode, which uses one thread only and writes over the running statistics it is given.
 */
export function lowerStatistics(build: OpBuilder, x: Value, epsilon: number): LoweredStatistics {
  const [channels, ...rest] = x.type.shape;
  const rows = view(build, x, [channels, elementCount(rest)]);
  const meanOf = (value: Value) => build.reduceMean(value, { axes: [1], keepdims: 0 });
  const mean = meanOf(rows);
  const centred = build.sub(rows, view(build, mean, [channels, 1]));
  const variance = meanOf(build.mul(centred, centred));
  return { mean, variance, factor: build.reciprocal(build.sqrt(build.add(variance, epsilon))), centred };
}

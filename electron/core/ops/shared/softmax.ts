/** Softmax and its logarithm share everything but the last step. */
import type { Attributes, Value } from '../../graph/graph';
import { normalizeAxis } from '../../tensor/shape';
import { allocate, elementCount, type Tensor } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import type { OpDefinition } from '../definition';
import { numberAttribute } from './attributes';
import { requireFloat, requireInputs } from './elementwise';
import { lowerAlongAxes } from './layout';
import { spread } from './samples';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', -1), rank);

/** The logarithm of the softmax along one axis; the largest element is subtracted first, so nothing overflows. */
function logSoftmaxAlong(x: Tensor, axis: number): Float64Array {
  const result = new Float64Array(x.data.length);
  const size = x.shape[axis];
  const inner = elementCount(x.shape.slice(axis + 1));
  for (let start = 0; start < result.length; start += size * inner) {
    for (let first = start; first < start + inner; first++) {
      const end = first + size * inner;
      let largest = -Infinity;
      for (let i = first; i < end; i += inner) largest = Math.max(largest, x.data[i]);
      let sum = 0;
      for (let i = first; i < end; i += inner) sum += Math.exp(x.data[i] - largest);
      for (let i = first; i < end; i += inner) result[i] = x.data[i] - largest - Math.log(sum);
    }
  }
  return result;
}

interface SoftmaxRule {
  readonly summary: string;
  /** From the log-probability to the result. */
  readonly finish: (logProbability: number) => number;
  /** `sum` adds along the axis. */
  readonly gradient: (build: OpBuilder, y: Value, upstream: Value, sum: (value: Value) => Value) => Value;
}

/** Normalised along `axis` (default -1). */
export const softmaxFamily = (name: string, { summary, finish, gradient }: SoftmaxRule): OpDefinition => ({
  name,
  summary,
  inferTypes: (inputs, attributes) => {
    requireInputs(name, inputs, 1);
    requireFloat(name, inputs[0]);
    axisOf(attributes, inputs[0].shape.length);
    return [inputs[0]];
  },
  forward: ([x], attributes) => {
    const logProbabilities = logSoftmaxAlong(x, axisOf(attributes, x.shape.length));
    const data = allocate(x.dtype, x.data.length);
    for (let i = 0; i < data.length; i++) data[i] = finish(logProbabilities[i]);
    return [{ dtype: x.dtype, shape: x.shape, data }];
  },
  gradient: ({ build, inputs: [x], outputs: [y], attributes, upstream }) => {
    const axes = [axisOf(attributes, x.type.shape.length)];
    return [gradient(build, y, upstream, (value) => build.reduceSum(value, { axes, keepdims: 1 }))];
  },
  lower: (context) => lowerAlongAxes(context, (move) => ({ axis: move(numberAttribute(context.node.attributes, 'axis', -1)) })),
  samples: [
    { inputs: [spread([3, 4])] },
    { inputs: [spread([2, 3, 4])], attributes: { axis: 1 } },
    { inputs: [spread([4, 2], -50, 50)], attributes: { axis: 0 } },
  ],
});

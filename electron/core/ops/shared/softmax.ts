/** Softmax and its logarithm share everything but the last step. */
import type { Attributes, Value } from '../../graph/graph';
import { normalizeAxis } from '../../tensor/shape';
import { allocate, elementCount, type Shape } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import type { ExampleRule, OpDefinition } from '../definition';
import { numberAttribute } from './attributes';
import { requireFloat, requireInputs } from './elementwise';
import { lowerAlongAxes } from './layout';
import { spread } from './samples';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', -1), rank);

/**
 * Softmax along one axis of some elements of this shape; the largest is subtracted first, so nothing overflows.
 * `finish` makes the result from the log-probability.
 */
function alongAxis(shape: Shape, axis: number, finish: (logProbability: number) => number): ExampleRule {
  const size = shape[axis];
  const inner = elementCount(shape.slice(axis + 1));
  const count = elementCount(shape);
  return (x, from, y, to) => {
    for (let start = from; start < from + count; start += size * inner) {
      for (let first = start; first < start + inner; first++) {
        const end = first + size * inner;
        let largest = -Infinity;
        for (let i = first; i < end; i += inner) largest = Math.max(largest, x[i]);
        let sum = 0;
        for (let i = first; i < end; i += inner) sum += Math.exp(x[i] - largest);
        for (let i = first; i < end; i += inner) y[to + i - from] = finish(x[i] - largest - Math.log(sum));
      }
    }
  };
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
    const data = allocate(x.dtype, x.data.length);
    alongAxis(x.shape, axisOf(attributes, x.shape.length), finish)(x.data, 0, data, 0);
    return [{ dtype: x.dtype, shape: x.shape, data }];
  },
  code: ([{ shape }], attributes) => {
    const axis = axisOf(attributes, shape.length);
    return axis === 0 ? undefined : { kind: 'examples', run: alongAxis(shape.slice(1), axis - 1, finish) };
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

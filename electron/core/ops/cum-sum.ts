import type { Attributes } from '../graph/graph';
import { normalizeAxis } from '../tensor/shape';
import { allocate, type Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireInputs, requireNumbers } from './shared/elementwise';
import { eachLane } from './shared/strided';
import { lowerAlongAxes } from './shared/layout';
import { spread } from './shared/samples';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis'), rank);

function sums(x: Tensor, attributes: Attributes): Tensor {
  const data = allocate(x.dtype, x.data.length);
  const axis = axisOf(attributes, x.shape.length);
  const isReversed = numberAttribute(attributes, 'reverse', 0) !== 0;
  const isExclusive = numberAttribute(attributes, 'exclusive', 0) !== 0;
  const size = x.shape[axis];
  eachLane(x.shape, axis, (start, step) => {
    let total = 0;
    for (let i = 0; i < size; i++) {
      const at = start + (isReversed ? size - 1 - i : i) * step;
      if (isExclusive) data[at] = total;
      total += x.data[at];
      if (!isExclusive) data[at] = total;
    }
  });
  return { dtype: x.dtype, shape: x.shape, data };
}

/** An element reaches the sums from its place on, so the gradient is summed up in the other direction. */
export const cumSum: OpDefinition = {
  name: 'CumSum',
  summary: 'Running sums along an axis',
  inferTypes: (inputs, attributes) => {
    requireInputs('CumSum', inputs, 1);
    requireNumbers('CumSum', inputs[0]);
    axisOf(attributes, inputs[0].shape.length);
    return [inputs[0]];
  },
  forward: ([x], attributes) => [sums(x, attributes)],
  gradient: ({ build, attributes, upstream }) => {
    const reverse = numberAttribute(attributes, 'reverse', 0) ? 0 : 1;
    return [build.cumSum(upstream, { ...attributes, reverse })];
  },
  lower: (context) => lowerAlongAxes(context, (move) => ({ axis: move(numberAttribute(context.node.attributes, 'axis')) })),
  inputAttributes: [{ name: 'axis', position: 1, dtype: 'int64' }],
  samples: [
    { inputs: [spread([3, 4])], attributes: { axis: 0 } },
    { inputs: [spread([2, 3, 4])], attributes: { axis: -2, exclusive: 1 } },
    { inputs: [spread([2, 3])], attributes: { axis: 1, reverse: 1 } },
    { inputs: [spread([5])], attributes: { axis: 0, reverse: 1, exclusive: 1 } },
  ],
};

import type { Attributes } from '../graph/graph';
import { normalizeAxis, stridesOf } from '../tensor/shape';
import { formatShape, zeros, type Shape } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute, numbersAttribute, outputCountOf } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { lowerAlongAxes } from './shared/layout';
import { spread } from './shared/samples';
import { readStrided } from './shared/strided';

/** Sizes of the parts: as given in `split`, or equal ones, `num_outputs` or as many as the node has outputs, of which the last may be smaller. */
function partSizes(shape: Shape, axis: number, attributes: Attributes): readonly number[] {
  if (attributes.split !== undefined) return numbersAttribute(attributes, 'split');
  const count = numberAttribute(attributes, 'num_outputs', outputCountOf(attributes));
  if (!(count >= 1 && count <= Math.max(1, shape[axis]))) throw new Error(`Split cannot cut axis ${axis} of ${formatShape(shape)} into ${count} parts.`);
  const size = Math.ceil(shape[axis] / count);
  return Array.from({ length: count }, (_, i) => Math.max(0, Math.min(size, shape[axis] - i * size)));
}

function partShapes(shape: Shape, attributes: Attributes): readonly Shape[] {
  const axis = axisOf(attributes, shape.length);
  const sizes = partSizes(shape, axis, attributes);
  if (sizes.reduce((sum, size) => sum + size, 0) !== shape[axis]) {
    throw new Error(`Split into [${sizes.join(', ')}] does not add up to axis ${axis} of ${formatShape(shape)}.`);
  }
  return sizes.map((size) => shape.with(axis, size));
}

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', 0), rank);

/** Cuts a tensor into parts; their gradients are joined again. */
export const split: OpDefinition = {
  name: 'Split',
  summary: 'Cuts the input into parts along an axis',
  inferTypes: (inputs, attributes) => {
    requireInputs('Split', inputs, 1);
    const { dtype, shape } = inputs[0];
    return partShapes(shape, attributes).map((part) => ({ dtype, shape: part }));
  },
  forward: ([x], attributes) => {
    const axis = axisOf(attributes, x.shape.length);
    const strides = stridesOf(x.shape);
    let start = 0;
    return partShapes(x.shape, attributes).map((shape) => {
      const part = readStrided(x, shape, strides, start);
      start += shape[axis] * strides[axis];
      return part;
    });
  },
  gradient: ({ build, outputs, attributes, upstreams }) => {
    const parts = outputs.map(({ type }, i) => upstreams[i] ?? build.constant(zeros(type.dtype, type.shape), 'zeros'));
    return [build.concat(...parts, { axis: numberAttribute(attributes, 'axis', 0) })];
  },
  lower: (context) => lowerAlongAxes(context, (move) => ({ axis: move(numberAttribute(context.node.attributes, 'axis', 0)) })),
  inputAttributes: [{ name: 'split', position: 1, dtype: 'int64' }],
  samples: [
    { inputs: [spread([5, 2])], attributes: { split: [2, 3] } },
    { inputs: [spread([2, 3, 4])], attributes: { axis: -1, num_outputs: 2 } },
    { inputs: [spread([2, 5])], attributes: { axis: 1, num_outputs: 3 } },
    { inputs: [spread([3, 4])], attributes: { axis: 1, num_outputs: 2, outputCount: 2 } },
  ],
};

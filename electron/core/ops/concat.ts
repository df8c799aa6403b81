import type { Attributes } from '../graph/graph';
import { normalizeAxis, stridesOf } from '../tensor/shape';
import { allocate, elementCount, formatShape, int64, type Shape, type TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireSameDType } from './shared/elementwise';
import { lowerAlongAxes } from './shared/layout';
import { spread } from './shared/samples';
import { writeStrided } from './shared/strided';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis'), rank);

function joinedShape(inputs: readonly TensorType[], attributes: Attributes): Shape {
  const { shape } = inputs[0];
  const axis = axisOf(attributes, shape.length);
  for (const other of inputs) {
    const fits = other.shape.length === shape.length && other.shape.every((size, i) => i === axis || size === shape[i]);
    if (!fits) throw new Error(`Concat along axis ${axis} needs equal sizes on the other axes, got ${formatShape(shape)} and ${formatShape(other.shape)}.`);
  }
  return shape.with(axis, inputs.reduce((sum, input) => sum + input.shape[axis], 0));
}

/** Puts tensors one after the other; the gradient is cut at the same places. */
export const concat: OpDefinition = {
  name: 'Concat',
  summary: 'The inputs one after the other along an axis',
  inferTypes: (inputs, attributes) => {
    if (inputs.length === 0) throw new Error('Concat needs at least one input.');
    return [{ dtype: requireSameDType('Concat', inputs), shape: joinedShape(inputs, attributes) }];
  },
  forward: (inputs, attributes) => {
    const shape = joinedShape(inputs, attributes);
    const data = allocate(inputs[0].dtype, elementCount(shape));
    const strides = stridesOf(shape);
    const step = strides[axisOf(attributes, shape.length)];
    let start = 0;
    for (const input of inputs) {
      writeStrided(input, data, strides, start);
      start += input.shape[axisOf(attributes, shape.length)] * step;
    }
    return [{ dtype: inputs[0].dtype, shape, data }];
  },
  gradient: ({ build, inputs, attributes, upstream }) => {
    const axis = axisOf(attributes, upstream.type.shape.length);
    return build.emit('Split', [upstream], { axis, split: inputs.map((input) => input.type.shape[axis]) });
  },
  lower: (context) => lowerAlongAxes(context, (move) => ({ axis: move(numberAttribute(context.node.attributes, 'axis')) })),
  samples: [
    { inputs: [spread([2, 3]), spread([2, 1], -1, 1, 2)], attributes: { axis: 1 } },
    { inputs: [spread([1, 3, 2]), spread([2, 3, 2]), spread([1, 3, 2], 3, 4)], attributes: { axis: -3 } },
    { inputs: [int64([2], [1, 2]), int64([1], [3])], attributes: { axis: 0 } },
  ],
};

import type { Attributes } from '../graph/graph';
import { normalizeAxis, stridesOf } from '../tensor/shape';
import { elementCount, filled, formatShape, type Shape, type Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute, numbersAttribute, stringAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { batchLastShape } from './shared/layout';
import { spread } from './shared/samples';
import { readStrided, writeStrided } from './shared/strided';

/** How many elements are added before and after each axis; negative ones are taken away. */
interface Pads {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const axesOf = (attributes: Attributes, rank: number): readonly number[] =>
  numbersAttribute(attributes, 'axes', Array.from({ length: rank }, (_, axis) => axis));

function padsOf(shape: Shape, attributes: Attributes): Pads {
  const pads = numbersAttribute(attributes, 'pads');
  const axes = axesOf(attributes, shape.length);
  if (pads.length !== 2 * axes.length) {
    throw new Error(`Pad needs two numbers per axis, ${2 * axes.length} for ${formatShape(shape)}, got ${pads.length}.`);
  }
  const before = new Array<number>(shape.length).fill(0);
  const after = [...before];
  axes.forEach((named, i) => {
    const axis = normalizeAxis(named, shape.length);
    before[axis] = pads[i];
    after[axis] = pads[axes.length + i];
  });
  return { before, after };
}

const paddedShape = (shape: Shape, { before, after }: Pads): Shape => shape.map((size, axis) => size + before[axis] + after[axis]);

/** What stays of the input once negative pads are taken away. */
function cropped(x: Tensor, { before, after }: Pads): Tensor {
  const strides = stridesOf(x.shape);
  const shape = x.shape.map((size, axis) => size + Math.min(0, before[axis]) + Math.min(0, after[axis]));
  const start = strides.reduce((offset, stride, axis) => offset + Math.max(0, -before[axis]) * stride, 0);
  return readStrided(x, shape, strides, start);
}

/** The gradient of what was added is dropped: the same pads, taken away. */
export const pad: OpDefinition = {
  name: 'Pad',
  summary: 'Surrounds the input with a constant',
  inferTypes: (inputs, attributes) => {
    requireInputs('Pad', inputs, 1);
    const { dtype, shape } = inputs[0];
    const mode = stringAttribute(attributes, 'mode', 'constant');
    if (mode !== 'constant') throw new Error(`Pad can only add a constant, not "${mode}".`);
    const result = paddedShape(shape, padsOf(shape, attributes));
    if (result.some((size) => size < 0)) throw new Error(`Pad takes more away than ${formatShape(shape)} has.`);
    return [{ dtype, shape: result }];
  },
  forward: ([x], attributes) => {
    const pads = padsOf(x.shape, attributes);
    const result = filled(x.dtype, paddedShape(x.shape, pads), numberAttribute(attributes, 'constant_value', 0));
    const strides = stridesOf(result.shape);
    const start = strides.reduce((offset, stride, axis) => offset + Math.max(0, pads.before[axis]) * stride, 0);
    if (elementCount(result.shape) > 0) writeStrided(cropped(x, pads), result.data, strides, start);
    return [result];
  },
  gradient: ({ build, inputs: [x], attributes, upstream }) => {
    const { before, after } = padsOf(x.type.shape, attributes);
    return [build.pad(upstream, { pads: [...before, ...after].map((count) => (count === 0 ? 0 : -count)) })];
  },
  // Always with pads for all axes: onnxruntime moves transpositions past a Pad, but forgets about its axes.
  lower: ({ build, node, layoutOf, input }) => {
    const layout = layoutOf(0);
    const { axes: _, ...attributes } = node.attributes;
    const { before, after } = padsOf(node.inputs[0].type.shape, node.attributes);
    const pads = layout === 'plain' ? [...before, ...after] : [...batchLastShape(before), ...batchLastShape(after)];
    return { values: [build.pad(input(0, layout), { ...attributes, pads })], layout };
  },
  inputAttributes: [
    { name: 'pads', position: 1, dtype: 'int64' },
    { name: 'constant_value', position: 2, dtype: 'same' },
    { name: 'axes', position: 3, dtype: 'int64' },
  ],
  samples: [
    { inputs: [spread([2, 3])], attributes: { pads: [1, 0, 0, 2] } },
    { inputs: [spread([2, 2, 3])], attributes: { pads: [1, 1], axes: [-1], constant_value: -3 } },
    { inputs: [spread([4, 5])], attributes: { pads: [-1, 2, -2, -1] } },
  ],
};

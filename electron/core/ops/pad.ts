import type { Attributes, Value } from '../graph/graph';
import { normalizeAxis, stridesOf } from '../tensor/shape';
import { elementCount, filled, formatShape, int64, type Shape, type Tensor } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { gather } from './gather';
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

/** Which element of an axis of this size continues it at a position outside. */
type Continuation = (position: number, size: number) => number;

const remainder = (position: number, period: number): number => ((position % period) + period) % period;

const continuations: Readonly<Record<string, Continuation>> = {
  edge: (position, size) => Math.min(Math.max(position, 0), size - 1),
  reflect: (position, size) => (size === 1 ? 0 : size - 1 - Math.abs(size - 1 - remainder(position, 2 * size - 2))),
  wrap: remainder,
};

/** None for the mode that adds a constant. */
function continuationOf(attributes: Attributes): Continuation | undefined {
  const mode = stringAttribute(attributes, 'mode', 'constant');
  if (mode !== 'constant' && !Object.hasOwn(continuations, mode)) throw new Error(`Pad knows the modes constant, ${Object.keys(continuations).join(', ')}, not "${mode}".`);
  return continuations[mode];
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

function surrounded(x: Tensor, pads: Pads, constant: number): Tensor {
  const result = filled(x.dtype, paddedShape(x.shape, pads), constant);
  const strides = stridesOf(result.shape);
  const start = strides.reduce((offset, stride, axis) => offset + Math.max(0, pads.before[axis]) * stride, 0);
  if (elementCount(result.shape) > 0) writeStrided(cropped(x, pads), result.data, strides, start);
  return result;
}

/** For each padded axis, which element stands at each position of the result. */
function sourcesOf(shape: Shape, pads: Pads, continuation: Continuation): readonly (readonly [axis: number, sources: Tensor])[] {
  return paddedShape(shape, pads).flatMap((size, axis) => {
    if (size === shape[axis] && pads.before[axis] === 0) return [];
    const sources = Array.from({ length: size }, (_, i) => continuation(i - pads.before[axis], shape[axis]));
    return [[axis, int64([size], sources)] as const];
  });
}

/** The gradient of what was added as a constant is dropped: the same pads, taken away. */
function croppedGradient(build: OpBuilder, upstream: Value, { before, after }: Pads): Value {
  return build.pad(upstream, { pads: [...before, ...after].map((count) => (count === 0 ? 0 : -count)) });
}

export const pad: OpDefinition = {
  name: 'Pad',
  summary: 'Surrounds the input with a constant, or continues it beyond its edges',
  inferTypes: (inputs, attributes) => {
    requireInputs('Pad', inputs, 1);
    const { dtype, shape } = inputs[0];
    const pads = padsOf(shape, attributes);
    const result = paddedShape(shape, pads);
    if (result.some((size) => size < 0)) throw new Error(`Pad takes more away than ${formatShape(shape)} has.`);
    if (continuationOf(attributes) && shape.includes(0) && elementCount(result) > 0) throw new Error(`Pad cannot continue ${formatShape(shape)}, which has no elements.`);
    return [{ dtype, shape: result }];
  },
  forward: ([x], attributes) => {
    const pads = padsOf(x.shape, attributes);
    const continuation = continuationOf(attributes);
    if (!continuation) return [surrounded(x, pads, numberAttribute(attributes, 'constant_value', 0))];
    return [sourcesOf(x.shape, pads, continuation).reduce((result, [axis, sources]) => gather.forward([result, sources], { axis })[0], x)];
  },
  // A repeated element adds up the gradients of its copies.
  gradient: ({ build, inputs: [x], attributes, upstream }) => {
    const { shape } = x.type;
    const pads = padsOf(shape, attributes);
    const continuation = continuationOf(attributes);
    if (!continuation) return [croppedGradient(build, upstream, pads)];
    const gathers = sourcesOf(shape, pads, continuation).toReversed();
    return [gathers.reduce((gradient, [axis, sources]) => build.gatherGradient(build.constant(sources), gradient, { axis, size: shape[axis] }), upstream)];
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
    { inputs: [spread([2, 3, 4])], attributes: { pads: [0, 1, 2, 0, 1, 3], mode: 'edge' } },
    { inputs: [spread([2, 3, 4])], attributes: { pads: [0, 2, 1, 0, 1, 3], mode: 'reflect' } },
    { inputs: [spread([3, 4])], attributes: { pads: [2, 1], axes: [1], mode: 'wrap' } },
  ],
};

import type { Attributes, Value } from '../graph/graph';
import { normalizeAxis, stridesOf } from '../tensor/shape';
import type { Shape } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { numbersAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { lowerAlongAxes } from './shared/layout';
import { spread } from './shared/samples';
import { readStrided } from './shared/strided';

/** What is taken along one axis: `count` elements from `start`, every `step`-th. */
interface Range {
  readonly axis: number;
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** ONNX's rule: negative positions count from the end, and positions beyond the axis are moved to its end. */
function rangeOf(axis: number, size: number, start: number, end: number, step: number): Range {
  if (step === 0) throw new Error('Slice cannot have a step of 0.');
  const [low, high] = step > 0 ? [0, size] : [-1, size - 1];
  const from = clamp(start < 0 ? start + size : start, step > 0 ? 0 : Math.min(0, high), high);
  const to = clamp(end < 0 ? end + size : end, low, high);
  return { axis, start: from, step, count: Math.max(0, Math.ceil((to - from) / step)) };
}

const axesOf = (attributes: Attributes): readonly number[] =>
  numbersAttribute(attributes, 'axes', Array.from(numbersAttribute(attributes, 'starts').keys()));

function rangesOf(shape: Shape, attributes: Attributes): Range[] {
  const starts = numbersAttribute(attributes, 'starts');
  const ends = numbersAttribute(attributes, 'ends');
  const steps = numbersAttribute(attributes, 'steps', starts.map(() => 1));
  const axes = axesOf(attributes);
  if (new Set([starts.length, ends.length, steps.length, axes.length]).size > 1) {
    throw new Error('Slice needs as many starts as ends, axes and steps.');
  }
  return axes.map((named, i) => {
    const axis = normalizeAxis(named, shape.length);
    return rangeOf(axis, shape[axis], starts[i], ends[i], steps[i]);
  });
}

const slicedShape = (shape: Shape, ranges: readonly Range[]): Shape =>
  ranges.reduce((sliced, { axis, count }) => sliced.with(axis, count), shape);

/** Where the slice stands in its input. */
function placeOf(shape: Shape, attributes: Attributes): { readonly strides: readonly number[]; readonly start: number } {
  const ranges = rangesOf(shape, attributes);
  const own = stridesOf(shape);
  return {
    strides: ranges.reduce((strides, { axis, step }) => strides.with(axis, own[axis] * step), own),
    start: ranges.reduce((offset, { axis, start }) => offset + start * own[axis], 0),
  };
}

/** Puts the gradient of a range back where it came from, zeros elsewhere. */
function spreadOut(build: OpBuilder, gradient: Value, { axis, start, step, count }: Range, size: number): Value {
  if (step === 1 && count === size) return gradient;
  const { shape } = gradient.type;
  const stride = Math.abs(step);
  const ascending =
    step > 0 ? gradient : build.slice(gradient, { starts: [-1], ends: [Number.MIN_SAFE_INTEGER], axes: [axis], steps: [-1] });
  const apart = stride === 1 ? ascending : withGaps(build, ascending, axis, stride);
  const length = apart.type.shape[axis];
  const first = step > 0 ? start : start + (count - 1) * step;
  // The last gap may reach over the end of the axis; then the padding is negative, which cuts it off.
  return build.pad(apart, { pads: padsAlong(axis, shape.length, first, size - first - length) });
}

/** `stride - 1` zeros behind each element along the axis. */
function withGaps(build: OpBuilder, value: Value, axis: number, stride: number): Value {
  const { shape } = value.type;
  const alone = build.unsqueeze(value, { axes: [axis + 1] });
  const filled = build.pad(alone, { pads: padsAlong(axis + 1, shape.length + 1, 0, stride - 1) });
  return build.reshape(filled, { shape: shape.with(axis, shape[axis] * stride) });
}

function padsAlong(axis: number, rank: number, before: number, after: number): number[] {
  const pads = new Array<number>(2 * rank).fill(0);
  pads[axis] = before;
  pads[rank + axis] = after;
  return pads;
}

export const slice: OpDefinition = {
  name: 'Slice',
  summary: 'A part of the input: from `starts` to `ends` in `steps` along `axes`',
  inferTypes: (inputs, attributes) => {
    requireInputs('Slice', inputs, 1);
    const { dtype, shape } = inputs[0];
    return [{ dtype, shape: slicedShape(shape, rangesOf(shape, attributes)) }];
  },
  forward: ([x], attributes) => {
    const { strides, start } = placeOf(x.shape, attributes);
    return [readStrided(x, slicedShape(x.shape, rangesOf(x.shape, attributes)), strides, start)];
  },
  code: ([x], attributes) => ({ kind: 'strided', ...placeOf(x.shape, attributes) }),
  gradient: ({ build, inputs: [x], attributes, upstream }) => {
    const ranges = rangesOf(x.type.shape, attributes);
    return [ranges.reduce((gradient, range) => spreadOut(build, gradient, range, x.type.shape[range.axis]), upstream)];
  },
  lower: (context) => lowerAlongAxes(context, (move) => ({ axes: axesOf(context.node.attributes).map(move) })),
  inputAttributes: ['starts', 'ends', 'axes', 'steps'].map((name, i) => ({ name, position: i + 1, dtype: 'int64' })),
  samples: [
    { inputs: [spread([4, 5])], attributes: { starts: [1, 0], ends: [3, 4] } },
    { inputs: [spread([2, 5, 3])], attributes: { starts: [-4], ends: [1000], axes: [-2], steps: [2] } },
    { inputs: [spread([5, 4])], attributes: { starts: [-1, 3], ends: [-1000, 0], axes: [0, 1], steps: [-1, -2] } },
    { inputs: [spread([7])], attributes: { starts: [1], ends: [6], axes: [0], steps: [3] } },
  ],
};

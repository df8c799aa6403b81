/** Reductions over axes: sum, mean and extremes differ only in how they combine elements. */
import type { Attributes, Value } from '../../graph/graph';
import { broadcastStrides, normalizeAxis, walk } from '../../tensor/shape';
import { allocate, elementCount, sameShape, type Shape, type Tensor, type TensorType } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import type { LowerContext, Lowered, OpDefinition } from '../definition';
import { numberAttribute, numbersAttribute } from './attributes';
import { requireInputs, requireNumbers } from './elementwise';
import { lowerAlongAxes } from './layout';

/** The axes to reduce, ascending; all of them when none are named, unless `noop_with_empty_axes`. */
function reducedAxes(attributes: Attributes, rank: number): readonly number[] {
  const named = numbersAttribute(attributes, 'axes', []);
  if (named.length > 0) return named.map((axis) => normalizeAxis(axis, rank)).sort((a, b) => a - b);
  return numberAttribute(attributes, 'noop_with_empty_axes', 0) ? [] : Array.from({ length: rank }, (_, axis) => axis);
}

const withOnes = (shape: Shape, axes: readonly number[]): Shape => shape.map((size, axis) => (axes.includes(axis) ? 1 : size));

/** The shape after reducing `axes`. */
export const reducedShape = (shape: Shape, axes: readonly number[], keepdims: boolean): Shape =>
  keepdims ? withOnes(shape, axes) : shape.filter((_, axis) => !axes.includes(axis));

export const keepsAxes = (attributes: Attributes): boolean => numberAttribute(attributes, 'keepdims', 1) !== 0;

interface ReductionGradient {
  readonly build: OpBuilder;
  readonly x: Value;
  /** The result and its gradient, with reduced axes kept as size 1. */
  readonly y: Value;
  readonly upstream: Value;
  /** How many elements were combined into each result. */
  readonly count: number;
}

interface ReductionRule {
  readonly summary: string;
  readonly start: number;
  readonly combine: (total: number, element: number) => number;
  readonly finish?: (total: number, count: number) => number;
  /** A gradient that still has to be expanded to the shape of x, or has it already. */
  readonly gradient: (context: ReductionGradient) => Value;
  /** Numbers when left out. */
  readonly requireType?: (op: string, type: TensorType) => void;
  readonly samples: OpDefinition['samples'];
}

/** The gradient goes to the elements that are the extreme; if several are, each gets an equal share. */
export function gradientToExtremes({ build, x, y, upstream }: ReductionGradient): Value {
  const isExtreme = build.cast(build.equal(x, y), { to: x.type.dtype });
  const axes = x.type.shape.flatMap((size, axis) => (y.type.shape[axis] === size ? [] : [axis]));
  const ties = build.reduceSum(isExtreme, { axes, noop_with_empty_axes: 1 });
  return build.mul(isExtreme, build.div(upstream, ties));
}

function reduce(x: Tensor, attributes: Attributes, { start, combine, finish }: ReductionRule): Tensor {
  const axes = reducedAxes(attributes, x.shape.length);
  const kept = withOnes(x.shape, axes);
  const totals = new Float64Array(elementCount(kept)).fill(start);
  walk(x.shape, broadcastStrides(kept, x.shape), (index, offset) => (totals[offset] = combine(totals[offset], x.data[index])));
  const data = allocate(x.dtype, totals.length);
  const count = x.data.length / totals.length;
  for (let i = 0; i < data.length; i++) data[i] = finish ? finish(totals[i], count) : totals[i];
  return { dtype: x.dtype, shape: reducedShape(x.shape, axes, keepsAxes(attributes)), data };
}

/** Lowering for ops that reduce `axes`; if the batch itself disappears, nothing is stored with the batch last. */
export function lowerReduction(context: LowerContext, axes: readonly number[], moved: (move: (axis: number) => number) => Attributes): Lowered | undefined {
  const lowered = lowerAlongAxes(context, moved);
  const batchIsGone = axes.includes(0) && !keepsAxes(context.node.attributes);
  return lowered && batchIsGone ? { ...lowered, layout: 'plain' } : lowered;
}

/** One input, reduced over `axes` (attribute), which stay as size 1 if `keepdims` (default 1). */
export const reduction = (name: string, rule: ReductionRule): OpDefinition => ({
  name,
  summary: rule.summary,
  inferTypes: (inputs, attributes) => {
    requireInputs(name, inputs, 1);
    const [{ dtype, shape }] = inputs;
    (rule.requireType ?? requireNumbers)(name, inputs[0]);
    return [{ dtype, shape: reducedShape(shape, reducedAxes(attributes, shape.length), keepsAxes(attributes)) }];
  },
  forward: ([x], attributes) => [reduce(x, attributes, rule)],
  code: ([{ shape }], attributes) => {
    const axes = reducedAxes(attributes, shape.length);
    const count = elementCount(shape) / elementCount(withOnes(shape, axes));
    const { start, combine, finish } = rule;
    return { kind: 'reduction', axes, start, combine, ...(finish && { finish: (total: number) => finish(total, count) }) };
  },
  gradient: ({ build, inputs: [x], outputs: [y], attributes, upstream }) => {
    const { shape } = x.type;
    const kept = withOnes(shape, reducedAxes(attributes, shape.length));
    const keep = (value: Value) => (keepsAxes(attributes) ? value : build.reshape(value, { shape: kept }));
    const count = elementCount(shape) / elementCount(kept);
    const dx = rule.gradient({ build, x, y: keep(y), upstream: keep(upstream), count });
    return [sameShape(dx.type.shape, shape) ? dx : build.expand(dx, { shape })];
  },
  lower: (context) => {
    const axes = reducedAxes(context.node.attributes, context.node.inputs[0].type.shape.length);
    return lowerReduction(context, axes, (move) => ({ axes: axes.map(move) }));
  },
  inputAttributes: [{ name: 'axes', position: 1, dtype: 'int64' }],
  samples: rule.samples,
});

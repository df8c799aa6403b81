/** Where axes and shapes go when a value is stored with its batch last. */
import type { Attributes } from '../../graph/graph';
import { normalizeAxis } from '../../tensor/shape';
import type { Shape } from '../../tensor/tensor';
import type { Layout, LowerContext, Lowered } from '../definition';
import type { OpName } from '../index';

/** The axis of a `batchLast` value that holds the given axis of the source value. */
export const batchLastAxis = (axis: number, rank: number): number => (axis === 0 ? rank - 1 : axis - 1);

/** The shape in which a `batchLast` value is stored: axis 0 at the end. */
export const batchLastShape = (shape: Shape): Shape => [...shape.slice(1), ...shape.slice(0, 1)];

/** A permutation that leaves axis 0 where it is, for values stored with axis 0 last. */
export const batchLastPermutation = (perm: readonly number[]): readonly number[] => [...perm.slice(1).map((axis) => axis - 1), perm.length - 1];

/** The layout to meet in: `batchLast` as soon as one input stands ready in it. */
export function commonLayout({ node, layoutOf }: LowerContext): Layout {
  return node.inputs.some((_, i) => layoutOf(i) === 'batchLast') ? 'batchLast' : 'plain';
}

/**
 * Lowering for ops that only change the shape. Free as long as axis 0 stays the batch, because the elements
 * of one example keep their order. A vector with one element per example counts as ready.
 */
export function lowerReshape({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  const from = node.inputs[0].type.shape;
  const to = node.outputs[0].type.shape;
  const ready = layoutOf(0) === 'batchLast' || from.length === 1;
  if (!ready || to.length < 2 || from[0] !== to[0]) return undefined;
  return { values: [build.reshape(input(0, 'batchLast'), { shape: batchLastShape(to) })], layout: 'batchLast' };
}

/**
 * Lowering for ops that work along axes: with the batch last, the same axes stand elsewhere.
 * `moved` gives the attributes that name axes, for a function that says where an axis went.
 */
export function lowerAlongAxes(context: LowerContext, moved: (move: (axis: number) => number) => Attributes): Lowered | undefined {
  if (commonLayout(context) === 'plain') return undefined;
  const { build, node, input } = context;
  const rank = node.inputs[0].type.shape.length;
  const move = (axis: number) => batchLastAxis(normalizeAxis(axis, rank), rank);
  const operands = node.inputs.map((_, i) => input(i, 'batchLast'));
  const values = build.emit(node.op as OpName, operands, { ...node.attributes, ...moved(move) });
  return { values, layout: 'batchLast' };
}

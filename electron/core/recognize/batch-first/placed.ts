/**
 * Where the batch is. Files may keep it on any axis of a value, or fold it together with another one ([heads·N, …]);
 * layers have it on axis 0. Each value of the file that depends on the examples is therefore placed: it is the value of
 * the new graph with axis 0 moved to `axis` and folded there, outer·N·inner.
 */
import type { Value } from '../../graph/graph';
import { elementCount, type Shape, type Tensor } from '../../tensor/tensor';

export interface Placement {
  readonly axis: number;
  readonly outer: number;
  readonly inner: number;
}

/** A value of the file in the new graph, where axis 0 is the batch. */
export interface Batched extends Placement {
  readonly kind: 'batched';
  readonly value: Value;
  /** In the file, for the smaller batch. */
  readonly shape: Shape;
}

/** The same for all examples. `name` is that in the file. */
export interface Fixed {
  readonly kind: 'fixed';
  readonly name: string;
  readonly tensor: Tensor;
}

export type Placed = Batched | Fixed;

/** The sizes of the two batches with which a file is read. */
export const batchSizes = [2, 3] as const;
export const [batch] = batchSizes;

export const isPlain = ({ axis, outer, inner }: Placement): boolean => axis === 0 && outer * inner === 1;

/** What one axis of the file became, besides the batch: nothing, or the factors folded into it. */
export const folded = ({ outer, inner }: Placement): Shape => [outer, inner].filter((size) => size > 1);

/** The shape of one example of a value with this shape in the file. */
export const exampleOf = (shape: Shape, place: Placement): Shape => [...shape.slice(0, place.axis), ...folded(place), ...shape.slice(place.axis + 1)];

/** Which axis of the new value another axis of the file is; `axis` is not that of the batch. */
export const movedAxis = (axis: number, place: Placement): number => (axis < place.axis ? axis + 1 : axis + folded(place).length);

/**
 * The axis that grows with the batch, and how many times the batch it is; `undefined` if none grows, or none only so.
 */
export function grownAxis(shape: Shape, larger: Shape): { readonly axis: number; readonly times: number } | undefined {
  const grown = shape.flatMap((size, axis) => (size === larger[axis] ? [] : [axis]));
  const [axis] = grown;
  const times = shape[axis] / batchSizes[0];
  return grown.length === 1 && Number.isInteger(times) && times * batchSizes[1] === larger[axis] ? { axis, times } : undefined;
}

/** How the batch lies in a value that has the elements in the same order; `undefined` if it was torn apart. */
export function placementAfterReshape(from: Batched, to: Shape, { axis, times }: { readonly axis: number; readonly times: number }): Placement | undefined {
  const before = elementCount(from.shape.slice(0, from.axis)) * from.outer;
  const outer = before / elementCount(to.slice(0, axis));
  const inner = times / outer;
  return Number.isInteger(outer) && Number.isInteger(inner) ? { axis, outer, inner } : undefined;
}

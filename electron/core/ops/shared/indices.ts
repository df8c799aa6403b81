/** Indices as inputs: what they may be and what they mean. */
import { stridesOf, walk } from '../../tensor/shape';
import type { Shape, Tensor, TensorType } from '../../tensor/tensor';

/** @throws if the indices are not whole numbers. */
export function requireIndices(op: string, { dtype }: TensorType): void {
  if (dtype !== 'int64' && dtype !== 'int32') throw new Error(`${op} needs indices of dtype int64 or int32, got ${dtype}.`);
}

/**
 * Brings an index that may count from the end into 0 … size-1.
 * @throws if it is out of range.
 */
export function resolveIndex(op: string, index: number, size: number): number {
  const resolved = index < 0 ? index + size : index;
  if (resolved < 0 || resolved >= size) throw new Error(`${op} got the index ${index} for an axis of size ${size}.`);
  return resolved;
}

/** @throws unless the indices lie inside the data on every axis but `axis`. */
export function requireInside(op: string, data: TensorType, indices: TensorType, axis: number): void {
  const fits = indices.shape.length === data.shape.length && indices.shape.every((size, i) => i === axis || size <= data.shape[i]);
  if (!fits) throw new Error(`${op} needs indices of the rank of the data and no larger, got [${indices.shape.join(', ')}] for [${data.shape.join(', ')}].`);
}

/** Calls `visit(entry, element)` for each index: its place, and the element of a tensor of this shape that it means. */
export function eachElement(op: string, shape: Shape, indices: Tensor, axis: number, visit: (entry: number, element: number) => void): void {
  const strides = stridesOf(shape);
  walk(indices.shape, strides.with(axis, 0), (entry, offset) => visit(entry, offset + resolveIndex(op, indices.data[entry], shape[axis]) * strides[axis]));
}

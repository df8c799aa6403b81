/** Walks with other strides: copies (transposing, repeating, slicing) and lines along one axis. */
import { stridesOf, walk } from '../../tensor/shape';
import { allocate, elementCount, type Shape, type Tensor } from '../../tensor/tensor';
import type { CodeForm } from '../definition';

/** The tensor of shape `shape` whose elements are read from `x`, starting at `start` and following `strides`. */
export function readStrided(x: Tensor, shape: Shape, strides: readonly number[], start = 0): Tensor {
  const data = allocate(x.dtype, elementCount(shape));
  walk(shape, strides, (index, offset) => (data[index] = x.data[start + offset]));
  return { dtype: x.dtype, shape, data };
}

/** The code form of an op that only changes the shape. */
export const sameElements = (shape: Shape): CodeForm => ({ kind: 'strided', strides: stridesOf(shape), start: 0 });

/** The reverse: writes the elements of `x` into `target` at `start`, following `strides`. */
export function writeStrided(x: Tensor, target: Tensor['data'], strides: readonly number[], start = 0): void {
  walk(x.shape, strides, (index, offset) => (target[start + offset] = x.data[index]));
}

/** Calls `visit` with the first element of every line along the axis and the distance between its elements. */
export function eachLane(shape: Shape, axis: number, visit: (start: number, step: number) => void): void {
  const step = elementCount(shape.slice(axis + 1));
  const block = step * shape[axis];
  const count = elementCount(shape);
  for (let outer = 0; outer < count; outer += block) for (let i = 0; i < step; i++) visit(outer + i, step);
}

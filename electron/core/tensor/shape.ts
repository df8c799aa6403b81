/** Index arithmetic shared by the ops: strides, broadcasting, axes. */
import { formatShape, type Shape } from './tensor';

/** Row-major strides, in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  return strides;
}

/**
 * The common shape of an elementwise op (ONNX multidirectional broadcasting, as NumPy).
 * @throws a sentence with both shapes if they do not fit.
 */
export function broadcastShapes(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  const result = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const sizeA = a[a.length - i] ?? 1;
    const sizeB = b[b.length - i] ?? 1;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new Error(`Shapes ${formatShape(a)} and ${formatShape(b)} cannot be combined element by element.`);
    }
    result[rank - i] = sizeA === 1 ? sizeB : sizeA;
  }
  return result;
}

/** Strides with which a tensor of shape `from` is read while walking `to`; broadcast axes have stride 0. */
export function broadcastStrides(from: Shape, to: Shape): number[] {
  const own = stridesOf(from);
  const offset = to.length - from.length;
  return to.map((_, axis) => (axis < offset || from[axis - offset] === 1 ? 0 : own[axis - offset]));
}

/**
 * Brings a possibly negative axis into 0 … rank-1.
 * @throws if it is out of range.
 */
export function normalizeAxis(axis: number, rank: number): number {
  const result = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(axis) || result < 0 || result >= Math.max(rank, 1)) {
    throw new Error(`Axis ${axis} does not exist in a tensor of rank ${rank}.`);
  }
  return result;
}

/**
 * Calls `visit(index, offset)` for each element of `shape` in row-major order,
 * where `offset` follows the given strides.
 */
export function walk(shape: Shape, strides: readonly number[], visit: (index: number, offset: number) => void): void {
  const last = shape.length - 1;
  const rowLength = last < 0 ? 1 : shape[last];
  const step = last < 0 ? 0 : strides[last];
  const position = new Array<number>(shape.length).fill(0);
  let count = 1;
  for (const size of shape) count *= size;
  let offset = 0;
  for (let index = 0; index < count; ) {
    for (let i = 0; i < rowLength; i++) visit(index++, offset + i * step);
    for (let axis = last - 1; axis >= 0; axis--) {
      offset += strides[axis];
      if (++position[axis] < shape[axis]) break;
      offset -= strides[axis] * shape[axis];
      position[axis] = 0;
    }
  }
}

/** For each element of `to`, in row-major order, which element of a tensor of shape `from` is broadcast there. */
export function broadcastOffsets(from: Shape, to: Shape): Int32Array {
  const offsets = new Int32Array(to.reduce((count, size) => count * size, 1));
  walk(to, broadcastStrides(from, to), (index, offset) => {
    offsets[index] = offset;
  });
  return offsets;
}

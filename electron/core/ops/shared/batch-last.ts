/** Pieces from which lowering rules build with batches stored as [C,…,N]. */
import type { Value } from '../../graph/graph';
import { stridesOf, walk } from '../../tensor/shape';
import { allocate, elementCount, tensor, type Shape, type Tensor } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import { batchLastShape } from './layout';
import type { Window, WindowAxis } from './window/window';

/** A known tensor with axis 0 moved to the end. */
export function batchLastTensor({ dtype, shape, data }: Tensor): Tensor {
  const [batchStride, ...strides] = stridesOf(shape);
  const moved = { dtype, shape: batchLastShape(shape), data: allocate(dtype, data.length) };
  walk(moved.shape, [...strides, batchStride], (index, offset) => (moved.data[index] = data[offset]));
  return moved;
}

/** Reshape that is left out when it would change nothing. */
export function view(build: OpBuilder, value: Value, shape: Shape): Value {
  const same = shape.length === value.type.shape.length && shape.every((size, axis) => size === value.type.shape[axis]);
  return same ? value : build.reshape(value, { shape: [...shape] });
}

/** Cuts a value into parts of these sizes along an axis; one part is the value itself. */
export function cut(build: OpBuilder, value: Value, axis: number, sizes: readonly number[]): readonly Value[] {
  return sizes.length === 1 ? [value] : build.emit('Split', [value], { axis, split: [...sizes] });
}

/** `total` in `count` parts that differ by at most one. */
export function equalParts(total: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 1) * total) / count) - Math.floor((i * total) / count));
}

/** Joins parts along an axis; one part stays itself. */
export const join = (build: OpBuilder, parts: readonly Value[], axis: number): Value => (parts.length === 1 ? parts[0] : build.concat(...parts, { axis }));

const isPadded = (axis: WindowAxis): boolean => axis.padBefore + axis.padAfter > 0;

/** Elements of the padded input under each tap, for every window position: [kernel taps · positions]. */
function tapIndex(window: Window): Int32Array {
  const strides = stridesOf(window.map((axis) => axis.size + axis.padBefore + axis.padAfter));
  const shape = [...window.map((axis) => axis.kernel), ...window.map((axis) => axis.count)];
  const index = new Int32Array(elementCount(shape));
  walk(shape, [...window.map((axis, i) => axis.dilation * strides[i]), ...window.map((axis, i) => axis.stride * strides[i])], (i, offset) => (index[i] = offset));
  return index;
}

/** Whether the columns of this window are the input itself. */
const isPointwise = (window: Window): boolean => window.every((axis) => axis.kernel === 1 && axis.stride === 1 && !isPadded(axis));

/**
 * The inputs under the window at every position, [C,…,N] to [C·taps, positions·N]: copies whole rows of N
 * elements, so it runs at memory speed. The column matrix of a convolution is then one Gemm operand.
 */
export function windowColumns(build: OpBuilder, x: Value, window: Window): Value {
  const channels = x.type.shape[0];
  const batch = x.type.shape[window.length + 1];
  const [taps, positions] = [elementCount(window.map((axis) => axis.kernel)), elementCount(window.map((axis) => axis.count))];
  if (isPointwise(window)) return view(build, x, [channels, positions * batch]);
  const pads = [0, ...window.map((axis) => axis.padBefore), 0, 0, ...window.map((axis) => axis.padAfter), 0];
  const padded = window.some(isPadded) ? build.pad(x, { pads }) : x;
  const index = tapIndex(window);
  const rows = build.gather(view(build, padded, [channels, elementCount(padded.type.shape.slice(1, -1)), batch]), build.constant(tensor('int32', [index.length], index), 'taps'), { axis: 1 });
  return view(build, rows, [channels * taps, positions * batch]);
}

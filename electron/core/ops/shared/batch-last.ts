/** Pieces from which lowering rules build with pictures stored as [C,H,W,N]. */
import type { Value } from '../../graph/graph';
import { stridesOf, walk } from '../../tensor/shape';
import { allocate, tensor, type Shape, type Tensor } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import { batchLastShape } from './layout';
import type { Window, WindowAxis } from './window';

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

/** Joins parts along an axis; one part stays itself. */
export const join = (build: OpBuilder, parts: readonly Value[], axis: number): Value => (parts.length === 1 ? parts[0] : build.concat(...parts, { axis }));

const isPadded = (axis: WindowAxis): boolean => axis.padBefore + axis.padAfter > 0;

/** Elements of the padded input under each tap, for every window position: [kernel taps · positions]. */
function tapIndex([high, wide]: Window): Int32Array {
  const width = wide.size + wide.padBefore + wide.padAfter;
  const index = new Int32Array(high.kernel * wide.kernel * high.count * wide.count);
  let i = 0;
  for (let kh = 0; kh < high.kernel; kh++)
    for (let kw = 0; kw < wide.kernel; kw++)
      for (let row = 0; row < high.count; row++)
        for (let column = 0; column < wide.count; column++)
          index[i++] = (row * high.stride + kh * high.dilation) * width + column * wide.stride + kw * wide.dilation;
  return index;
}

/** Whether the columns of this window are the input itself. */
const isPointwise = (window: Window): boolean => window.every((axis) => axis.kernel === 1 && axis.stride === 1 && !isPadded(axis));

/**
 * The inputs under the window at every position, [C,H,W,N] to [C·taps, positions·N]: copies whole rows of N
 * elements, so it runs at memory speed. The column matrix of a convolution is then one Gemm operand.
 */
export function windowColumns(build: OpBuilder, x: Value, window: Window): Value {
  const [channels, , , batch] = x.type.shape;
  const [high, wide] = window;
  const positions = high.count * wide.count * batch;
  if (isPointwise(window)) return view(build, x, [channels, positions]);
  const pads = [0, high.padBefore, wide.padBefore, 0, 0, high.padAfter, wide.padAfter, 0];
  const padded = window.some(isPadded) ? build.pad(x, { pads }) : x;
  const [, height, width] = padded.type.shape;
  const index = tapIndex(window);
  const rows = build.gather(view(build, padded, [channels, height * width, batch]), build.constant(tensor('int32', [index.length], index), 'taps'), { axis: 1 });
  return view(build, rows, [channels * high.kernel * wide.kernel, positions]);
}

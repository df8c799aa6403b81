/** The loops of the pools on batch-first tensors [N,C,…]. */
import type { Attributes } from '../../../graph/graph';
import { allocate, elementCount, zeros, type Shape, type Tensor, type TensorType } from '../../../tensor/tensor';
import { numbersAttribute } from '../attributes';
import { padsOf, readWindow, requireSpatial, spatial, type Window, type WindowAxis } from './window';

/** @throws a sentence if a pool of this window does not fit on the input. */
export function planPool(op: string, x: TensorType, attributes: Attributes): Window {
  requireSpatial(op, 'an input', x);
  const kernel = numbersAttribute(attributes, 'kernel_shape');
  if (kernel.some((size) => !Number.isInteger(size) || size < 1)) throw new Error(`${op} needs whole numbers from 1 as kernel_shape, got [${kernel}].`);
  const window = readWindow(op, spatial(x.shape), kernel, attributes);
  const pads = padsOf(op, attributes, window.length);
  const large = pads.find((pad, i) => pad >= kernel[i % kernel.length]);
  if (large !== undefined) throw new Error(`${op} needs pads smaller than its window, got a pad of ${large} for a window of [${kernel}].`);
  if (window.some((axis) => allUnder(axis).some((under) => under.length === 0))) {
    throw new Error(`${op} has a window with nothing but padding under it; use smaller pads or dilations.`);
  }
  return window;
}

export const pooledShape = (x: Shape, window: Window): Shape => [...x.slice(0, 2), ...window.map((axis) => axis.count)];

/** Input positions under the window at one output position, without the padding. */
const under = (axis: WindowAxis, position: number): number[] => taps(axis, position).filter((i) => i >= 0 && i < axis.size);

/** Positions of all taps, counted from the first input element. */
function taps(axis: WindowAxis, position: number): number[] {
  const first = position * axis.stride - axis.padBefore;
  return Array.from({ length: axis.kernel }, (_, tap) => first + tap * axis.dilation);
}

const perPosition = <T>(axis: WindowAxis, make: (axis: WindowAxis, position: number) => T): T[] => Array.from({ length: axis.count }, (_, position) => make(axis, position));
const allUnder = (axis: WindowAxis): number[][] => perPosition(axis, under);

/**
 * For each output position of a plane the offsets of the input elements under the window. The first axis runs
 * fastest: for pictures down each column, columns from left to right.
 */
function offsetsUnder(window: Window): number[][] {
  return window.reduce<number[][]>(
    (found, axis) => {
      const along = allUnder(axis);
      return found.flatMap((offsets) => along.map((indices) => indices.flatMap((i) => offsets.map((offset) => offset * axis.size + i))));
    },
    [[0]],
  );
}

/** Calls `visit` for each output element with its position in its plane and the start of its input plane. */
function eachOutput(x: Shape, window: Window, visit: (out: number, position: number, plane: number) => void): void {
  const [size, count] = [elementCount(window.map((axis) => axis.size)), elementCount(window.map((axis) => axis.count))];
  for (let plane = 0; plane < x[0] * x[1]; plane++) for (let position = 0; position < count; position++) visit(plane * count + position, position, plane * size);
}

/**
 * For each output element the offset of the input element that wins: among equal ones the first in the order
 * of `offsets`.
 */
function winners(x: Tensor, window: Window, offsets: readonly (readonly number[])[]): Int32Array {
  const result = new Int32Array(elementCount(pooledShape(x.shape, window)));
  eachOutput(x.shape, window, (out, position, plane) => {
    let best = plane + offsets[position][0];
    for (const offset of offsets[position]) if (x.data[plane + offset] > x.data[best]) best = plane + offset;
    result[out] = best;
  });
  return result;
}

export interface Pooled {
  readonly values: Tensor;
  /** Where each value was found, as offsets in x; equal elements are decided row by row. */
  readonly offsets: Int32Array;
}

export function maxPoolForward(x: Tensor, window: Window): Pooled {
  const rowByRow = offsetsUnder(window).map((offsets) => offsets.toSorted((a, b) => a - b));
  const offsets = winners(x, window, rowByRow);
  const data = allocate(x.dtype, offsets.length);
  for (let i = 0; i < data.length; i++) data[i] = x.data[offsets[i]];
  return { values: { dtype: x.dtype, shape: pooledShape(x.shape, window), data }, offsets };
}

/** Sends dy to the elements that won; equal elements are decided column by column, as in the lowered form. */
export function maxPoolGradient(x: Tensor, dy: Tensor, window: Window): Tensor {
  const dx = zeros(x.dtype, x.shape);
  winners(x, window, offsetsUnder(window)).forEach((offset, i) => (dx.data[offset] += dy.data[i]));
  return dx;
}

/**
 * By how much the sum under the window is divided, for each position along one axis. Padding that is counted does
 * not reach behind the given pads, where the last window may stand out with ceil_mode.
 */
export function divisors(axis: WindowAxis, countPadding: boolean): number[] {
  return perPosition(axis, (_, position) => (countPadding ? taps(axis, position).filter((i) => i < axis.size + axis.padAfter).length : under(axis, position).length));
}

/** For each output position of a plane the divisor of its mean. */
const meanDivisors = (window: Window, countPadding: boolean): number[] =>
  window.reduce<number[]>((found, axis) => found.flatMap((divisor) => divisors(axis, countPadding).map((along) => divisor * along)), [1]);

export function averagePoolForward(x: Tensor, window: Window, countPadding: boolean): Tensor {
  const [offsets, divisor] = [offsetsUnder(window), meanDivisors(window, countPadding)];
  const shape = pooledShape(x.shape, window);
  const data = allocate(x.dtype, elementCount(shape));
  eachOutput(x.shape, window, (out, position, plane) => {
    let sum = 0;
    for (const offset of offsets[position]) sum += x.data[plane + offset];
    data[out] = sum / divisor[position];
  });
  return { dtype: x.dtype, shape, data };
}

/** Spreads dy evenly over the elements that were averaged. */
export function averagePoolGradient(x: TensorType, dy: Tensor, window: Window, countPadding: boolean): Tensor {
  const [offsets, divisor] = [offsetsUnder(window), meanDivisors(window, countPadding)];
  const dx = zeros(x.dtype, x.shape);
  eachOutput(x.shape, window, (out, position, plane) => {
    const share = dy.data[out] / divisor[position];
    for (const offset of offsets[position]) dx.data[plane + offset] += share;
  });
  return dx;
}

/** [size, count]: the share of each input element in the mean at each window position along one axis. */
export function meanShares(axis: WindowAxis, countPadding: boolean): Float32Array {
  const divisor = divisors(axis, countPadding);
  const matrix = new Float32Array(axis.size * axis.count);
  allUnder(axis).forEach((indices, position) => indices.forEach((i) => (matrix[i * axis.count + position] = 1 / divisor[position])));
  return matrix;
}

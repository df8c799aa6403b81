/** The loops of the pools on batch-first tensors [N,C,H,W]. */
import type { Attributes } from '../../graph/graph';
import { allocate, zeros, type Tensor, type TensorType } from '../../tensor/tensor';
import { requireFloat } from './elementwise';
import { pair, readWindow, refuseAutomatic, requirePictures, type Window, type WindowAxis } from './window';

/** @throws a sentence if a pool of this window does not fit on the input. */
export function planPool(op: string, x: TensorType, attributes: Attributes): Window {
  requireFloat(op, x);
  requirePictures(op, 'pictures', x);
  refuseAutomatic(op, attributes);
  const kernel = pair(op, attributes, 'kernel_shape');
  const window = readWindow(op, x.shape.slice(2), kernel, attributes);
  for (const axis of window) {
    if (Math.max(axis.padBefore, axis.padAfter) >= axis.kernel) {
      throw new Error(`${op} needs pads smaller than its window, got pads up to ${Math.max(axis.padBefore, axis.padAfter)} for a window of ${axis.kernel}.`);
    }
  }
  return window;
}

export const pooledType = (x: TensorType, [high, wide]: Window): TensorType => ({ dtype: x.dtype, shape: [x.shape[0], x.shape[1], high.count, wide.count] });

/** Input positions under the window at one output position, without the padding. */
function under(axis: WindowAxis, position: number): number[] {
  const first = position * axis.stride - axis.padBefore;
  return Array.from({ length: axis.kernel }, (_, tap) => first + tap * axis.dilation).filter((i) => i >= 0 && i < axis.size);
}

const allUnder = (axis: WindowAxis): number[][] => Array.from({ length: axis.count }, (_, position) => under(axis, position));

/** Calls `visit` for each output element with the start of its input plane and the rows and columns under its window. */
function eachWindow(x: TensorType, window: Window, visit: (out: number, plane: number, rows: readonly number[], columns: readonly number[]) => void): void {
  const [rows, columns] = [allUnder(window[0]), allUnder(window[1])];
  const planeSize = window[0].size * window[1].size;
  let out = 0;
  for (let plane = 0; plane < x.shape[0] * x.shape[1]; plane++)
    for (const under of rows) for (const beside of columns) visit(out++, plane * planeSize, under, beside);
}

/**
 * For each output element the offset of the input element that wins. Among equal ones it is the first,
 * looking down each column of the window, columns from left to right.
 */
function winners(x: Tensor, window: Window): Int32Array {
  const [high, wide] = window;
  const result = new Int32Array(x.shape[0] * x.shape[1] * high.count * wide.count);
  eachWindow(x, window, (out, plane, rows, columns) => {
    let best = plane + rows[0] * wide.size + columns[0];
    for (const column of columns)
      for (const row of rows) {
        const offset = plane + row * wide.size + column;
        if (x.data[offset] > x.data[best]) best = offset;
      }
    result[out] = best;
  });
  return result;
}

export function maxPoolForward(x: Tensor, window: Window): Tensor {
  const type = pooledType(x, window);
  const from = winners(x, window);
  const data = allocate(x.dtype, from.length);
  for (let i = 0; i < data.length; i++) data[i] = x.data[from[i]];
  return { ...type, data };
}

/** Sends dy to the elements that won. */
export function maxPoolGradient(x: Tensor, dy: Tensor, window: Window): Tensor {
  const dx = zeros(x.dtype, x.shape);
  winners(x, window).forEach((offset, i) => (dx.data[offset] += dy.data[i]));
  return dx;
}

const divisor = (window: Window, inside: number, countPadding: boolean): number => (countPadding ? window[0].kernel * window[1].kernel : inside);

export function averagePoolForward(x: Tensor, window: Window, countPadding: boolean): Tensor {
  const type = pooledType(x, window);
  const data = allocate(x.dtype, x.shape[0] * x.shape[1] * window[0].count * window[1].count);
  eachWindow(x, window, (out, plane, rows, columns) => {
    let sum = 0;
    for (const row of rows) for (const column of columns) sum += x.data[plane + row * window[1].size + column];
    data[out] = sum / divisor(window, rows.length * columns.length, countPadding);
  });
  return { ...type, data };
}

/** Spreads dy evenly over the elements that were averaged. */
export function averagePoolGradient(x: TensorType, dy: Tensor, window: Window, countPadding: boolean): Tensor {
  const dx = zeros(x.dtype, x.shape);
  eachWindow(x, window, (out, plane, rows, columns) => {
    const share = dy.data[out] / divisor(window, rows.length * columns.length, countPadding);
    for (const row of rows) for (const column of columns) dx.data[plane + row * window[1].size + column] += share;
  });
  return dx;
}

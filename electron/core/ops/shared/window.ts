/** Geometry of a window that slides over a picture: shared by convolutions and pools. */
import type { Attributes } from '../../graph/graph';
import { formatShape, type Shape, type TensorType } from '../../tensor/tensor';
import { numbersAttribute } from './attributes';

/** The window along one axis, in elements. */
export interface WindowAxis {
  /** Size of the input along this axis. */
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padBefore: number;
  readonly padAfter: number;
  /** Number of window positions. */
  readonly count: number;
}

/** Height and width. */
export type Window = readonly [WindowAxis, WindowAxis];

/** Distance between the first and last element under the window, plus one. */
export const reach = (axis: Omit<WindowAxis, 'count'>): number => axis.dilation * (axis.kernel - 1) + 1;

/**
 * Reads strides, dilations and pads (ONNX order: top, left, bottom, right).
 * @throws a sentence if they make no sense or the window does not fit into the padded input.
 */
export function readWindow(op: string, size: Shape, kernel: Shape, attributes: Attributes): Window {
  const strides = pair(op, attributes, 'strides', 1);
  const dilations = pair(op, attributes, 'dilations', 1);
  const pads = numbersAttribute(attributes, 'pads', [0, 0, 0, 0]);
  if (pads.length !== 4 || pads.some((pad) => !Number.isInteger(pad) || pad < 0)) {
    throw new Error(`${op} needs four pads from 0 (top, left, bottom, right), got [${pads}].`);
  }
  const axis = (i: 0 | 1): WindowAxis => {
    const part = { size: size[i], kernel: kernel[i], stride: strides[i], dilation: dilations[i], padBefore: pads[i], padAfter: pads[i + 2] };
    return { ...part, count: positions(op, i === 0 ? 'high' : 'wide', part) };
  };
  return [axis(0), axis(1)];
}

/** Sizes from 1 for both axes. */
export function pair(op: string, attributes: Attributes, name: string, fallback?: number): readonly [number, number] {
  const values = numbersAttribute(attributes, name, fallback === undefined ? undefined : [fallback, fallback]);
  const [high, wide] = values;
  if (values.length !== 2 || values.some((value) => !Number.isInteger(value) || value < 1)) {
    throw new Error(`${op} needs two whole numbers from 1 as ${name}, got [${values}].`);
  }
  return [high, wide];
}

function positions(op: string, direction: string, axis: Omit<WindowAxis, 'count'>): number {
  const padded = axis.size + axis.padBefore + axis.padAfter;
  const covered = reach(axis);
  if (covered > padded) {
    throw new Error(`The window of ${op} is ${covered} ${direction}, but its padded input is only ${padded}; use a smaller window or more padding.`);
  }
  return Math.floor((padded - covered) / axis.stride) + 1;
}

/** @throws unless the tensor is a batch of pictures [N,C,H,W]. */
export function requirePictures(op: string, what: string, type: TensorType): void {
  if (type.shape.length === 4) return;
  throw new Error(`${op} needs ${what} with four axes (batch, channels, height, width), got ${formatShape(type.shape)}.`);
}

/** @throws if the file asks for automatic padding or rounding up, which the IR does not have. */
export function refuseAutomatic(op: string, attributes: Attributes): void {
  const autoPad = attributes.auto_pad ?? 'NOTSET';
  if (autoPad !== 'NOTSET') throw new Error(`${op} needs explicit pads; auto_pad=${String(autoPad)} is not supported.`);
  if ((attributes.ceil_mode ?? 0) !== 0) throw new Error(`${op} rounds sizes down; ceil_mode=1 is not supported.`);
}

/** Input elements behind the last window position, which a window with a stride never reaches. */
export const leftover = (axis: WindowAxis): number => (axis.size + axis.padBefore + axis.padAfter - reach(axis)) % axis.stride;

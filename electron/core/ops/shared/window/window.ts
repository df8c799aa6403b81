/** Geometry of a window that slides over the spatial axes of a batch [N,C,…]: shared by convolutions and pools. */
import type { Attributes } from '../../../graph/graph';
import { formatShape, type Shape, type TensorType } from '../../../tensor/tensor';
import { numberAttribute, numbersAttribute, stringAttribute } from '../attributes';

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

/** One for each spatial axis: [width], [height, width], [depth, height, width] … */
export type Window = readonly WindowAxis[];

/** How ONNX may work out the pads; NOTSET takes them as given. */
export type AutoPad = 'NOTSET' | 'VALID' | 'SAME_UPPER' | 'SAME_LOWER';

const autoPads: readonly string[] = ['NOTSET', 'VALID', 'SAME_UPPER', 'SAME_LOWER'] satisfies readonly AutoPad[];

export const spatial = (shape: Shape): Shape => shape.slice(2);

/** Distance between the first and last element under the window, plus one. */
export const reach = (axis: Pick<WindowAxis, 'dilation' | 'kernel'>): number => axis.dilation * (axis.kernel - 1) + 1;

/** The attributes of a window before its pads and positions are worked out. */
type Steps = Omit<WindowAxis, 'padBefore' | 'padAfter' | 'count'>;

/**
 * Reads strides, dilations, auto_pad, pads (all starts, then all ends) and ceil_mode.
 * @throws a sentence if they make no sense or the window does not fit into the padded input.
 */
export function readWindow(op: string, size: Shape, kernel: Shape, attributes: Attributes): Window {
  if (kernel.length !== size.length) throw new Error(`${op} slides along the ${size.length} spatial axes of its input, but its window ${formatShape(kernel)} has ${kernel.length}.`);
  const strides = perAxis(op, attributes, 'strides', size.length, 1);
  const dilations = perAxis(op, attributes, 'dilations', size.length, 1);
  const auto = autoPadOf(op, attributes);
  const pads = padsOf(op, attributes, size.length);
  const roundUp = auto === 'NOTSET' && numberAttribute(attributes, 'ceil_mode', 0) === 1;
  return size.map((length, i) => {
    const steps = { size: length, kernel: kernel[i], stride: strides[i], dilation: dilations[i] };
    const [padBefore, padAfter] = auto === 'NOTSET' ? [pads[i], pads[i + size.length]] : automaticPads(auto, steps);
    const padded = { ...steps, padBefore, padAfter };
    return { ...padded, count: positions(op, i, padded, roundUp) };
  });
}

/** Whole numbers from 1, one for each spatial axis. */
export function perAxis(op: string, attributes: Attributes, name: string, axes: number, fallback?: number): readonly number[] {
  const values = numbersAttribute(attributes, name, fallback === undefined ? undefined : new Array<number>(axes).fill(fallback));
  if (values.length !== axes || values.some((value) => !Number.isInteger(value) || value < 1)) {
    throw new Error(`${op} needs a whole number from 1 for each of its ${axes} spatial axes as ${name}, got [${values}].`);
  }
  return values;
}

/** @throws for words that ONNX does not know, and where pads are given twice. */
export function autoPadOf(op: string, attributes: Attributes): AutoPad {
  const auto = stringAttribute(attributes, 'auto_pad', 'NOTSET');
  if (!autoPads.includes(auto)) throw new Error(`${op} knows the auto_pad ${autoPads.join(', ')}, not "${auto}".`);
  if (auto !== 'NOTSET' && numbersAttribute(attributes, 'pads', []).some((pad) => pad !== 0)) {
    throw new Error(`${op} got both pads and auto_pad=${auto}; give one of them.`);
  }
  return auto as AutoPad;
}

/** The pads as given: all starts, then all ends. */
export function padsOf(op: string, attributes: Attributes, axes: number): readonly number[] {
  const pads = numbersAttribute(attributes, 'pads', new Array<number>(2 * axes).fill(0));
  if (pads.length !== 2 * axes || pads.some((pad) => !Number.isInteger(pad) || pad < 0)) {
    throw new Error(`${op} needs ${2 * axes} pads from 0 (all starts, then all ends), got [${pads}].`);
  }
  return pads;
}

/** SAME makes ceil(size / stride) positions. */
function automaticPads(auto: Exclude<AutoPad, 'NOTSET'>, steps: Steps): readonly [number, number] {
  if (auto === 'VALID') return [0, 0];
  const total = (Math.ceil(steps.size / steps.stride) - 1) * steps.stride + reach(steps) - steps.size;
  return sharePads(Math.max(total, 0), auto === 'SAME_UPPER');
}

/** Half the padding on each side; where it is odd, one side gets one more. */
export const sharePads = (total: number, moreAfter: boolean): readonly [number, number] => {
  const [less, more] = [Math.floor(total / 2), Math.ceil(total / 2)];
  return moreAfter ? [less, more] : [more, less];
};

function positions(op: string, axis: number, window: Omit<WindowAxis, 'count'>, roundUp: boolean): number {
  const { size, stride, padBefore, padAfter } = window;
  const padded = size + padBefore + padAfter;
  const covered = reach(window);
  if (covered > padded) {
    throw new Error(`The window of ${op} covers ${covered} elements of spatial axis ${axis}, but its padded input has only ${padded}; use a smaller window or more padding.`);
  }
  const last = (roundUp ? Math.ceil : Math.floor)((padded - covered) / stride);
  // A window that would start in the padding behind the input is left out.
  return roundUp && last * stride >= size + padBefore ? last : last + 1;
}

/** The window written out: what Conv and ConvTranspose need to slide it again. */
export const windowAttributes = (window: Window) => ({
  strides: window.map((axis) => axis.stride),
  dilations: window.map((axis) => axis.dilation),
  pads: [...window.map((axis) => axis.padBefore), ...window.map((axis) => axis.padAfter)],
});

/** @throws unless the tensor has a batch axis, a channel axis and at least one more. */
export function requireSpatial(op: string, what: string, type: TensorType): void {
  if (type.shape.length >= 3) return;
  throw new Error(`${op} needs ${what} with a batch axis, a channel axis and at least one axis to slide along, got ${formatShape(type.shape)}.`);
}

/** @throws unless the tensor is a batch of pictures [N,C,H,W]. */
export function requirePictures(op: string, what: string, type: TensorType): void {
  if (type.shape.length === 4) return;
  throw new Error(`${op} needs ${what} with four axes (batch, channels, height, width), got ${formatShape(type.shape)}.`);
}

/**
 * Input elements behind the last window position, which a window with a stride never reaches; negative where that
 * window stands out over the padding, with ceil_mode.
 */
export const leftover = (axis: WindowAxis): number => axis.size + axis.padBefore + axis.padAfter - reach(axis) - (axis.count - 1) * axis.stride;

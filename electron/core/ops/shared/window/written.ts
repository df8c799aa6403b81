/**
 * The attributes of windows as they are written into files: pads instead of auto_pad and output_shape, and no ceil_mode,
 * wherever that says the same. Static sizes allow it, and runtimes do not agree on the rest: onnxruntime forgets the
 * dilations of a pool with SAME, rounds up with VALID, and makes another size of ConvTranspose with a stride above the filter.
 */
import type { Attributes } from '../../../graph/graph';
import { leftover, windowAttributes, type Window, type WindowAxis } from './window';

const isPlain = ({ auto_pad = 'NOTSET', ceil_mode = 0, output_shape }: Attributes): boolean =>
  auto_pad === 'NOTSET' && ceil_mode === 0 && output_shape === undefined;

/** With pads for what the window slides over, whatever said so before. */
export function writtenConv(attributes: Attributes, window: Window): Attributes {
  if (isPlain(attributes)) return attributes;
  const { auto_pad: _auto, ...rest } = attributes;
  return { ...rest, ...windowAttributes(window) };
}

/** What the window leaves over is added at the end. */
export function writtenConvTranspose(attributes: Attributes, window: Window): Attributes {
  if (isPlain(attributes)) return attributes;
  const { auto_pad: _auto, output_shape: _size, ...rest } = attributes;
  return { ...rest, ...windowAttributes(window), output_padding: window.map(leftover) };
}

/** @param countPadding whether padding has its share in what the pool computes */
export function writtenPool(attributes: Attributes, window: Window, countPadding: boolean): Attributes {
  if (isPlain(attributes)) return attributes;
  const fitted = window.map(fittedAxis);
  const standsOut = window.some((axis) => leftover(axis) < 0);
  // Pools take no pad as large as the window, and what is counted must not be padded further.
  if (fitted.some((axis) => Math.max(axis.padBefore, axis.padAfter) >= axis.kernel) || (standsOut && countPadding)) return attributes;
  const { auto_pad: _auto, ceil_mode: _ceil, ...rest } = attributes;
  return { ...rest, ...windowAttributes(fitted) };
}

/** Padded at the end as far as the last window reaches. */
const fittedAxis = (axis: WindowAxis): WindowAxis => ({ ...axis, padAfter: Math.max(0, axis.padAfter - leftover(axis)) });

/** Arithmetic of windows that slide over an image: convolution and pooling. */

export type Padding = 'same' | 'even' | 'valid';

/** Zeros added before and after an axis. */
export interface Margins {
  readonly before: number;
  readonly after: number;
}

/**
 * `same` makes the output ceil(length / stride) long; an odd zero goes to the end (ONNX SAME_UPPER).
 * `even` adds half of what reaches beyond the middle of the window on both sides, as networks in PyTorch mostly do.
 */
export function marginsFor(length: number, size: number, stride: number, padding: Padding): Margins {
  if (padding === 'valid') return { before: 0, after: 0 };
  if (padding === 'even') return { before: Math.floor((size - 1) / 2), after: Math.floor((size - 1) / 2) };
  const total = Math.max((Math.ceil(length / stride) - 1) * stride + size - length, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}

/** Positions of the window along an axis; 0 or less if it does not fit. */
export const positionsOf = (length: number, size: number, stride: number, margins: Margins): number =>
  Math.floor((length + margins.before + margins.after - size) / stride) + 1;

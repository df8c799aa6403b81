/**
 * Pools with the batch innermost work through [C,…,N] one axis after the other. Each pass sees its input as
 * [before, size, after], with `after` long, so that every op is a plain vector loop.
 */
import type { Attributes } from '../../../graph/graph';
import { elementCount, type Shape } from '../../../tensor/tensor';
import { leftover, type Window, type WindowAxis } from './window';

export interface PoolPass {
  readonly axis: WindowAxis;
  /** [before, size, after]; the axes before are pooled already. */
  readonly input: Shape;
  /** [before, count, after]. */
  readonly output: Shape;
  /** Of the pool that slides along the middle axis of [1, before, size, after]. */
  readonly attributes: Attributes;
}

/** The passes over an input of this source shape [N,C,…], in their order. */
export function poolPasses(x: Shape, window: Window): readonly PoolPass[] {
  return window.map((axis, i) => {
    const before = x[1] * elementCount(window.slice(0, i).map(({ count }) => count));
    const after = x[0] * elementCount(window.slice(i + 1).map(({ size }) => size));
    return { axis, input: [before, axis.size, after], output: [before, axis.count, after], attributes: alongMiddle(axis) };
  });
}

const alongMiddle = (axis: WindowAxis): Attributes => ({
  kernel_shape: [axis.kernel, 1],
  strides: [axis.stride, 1],
  dilations: [axis.dilation, 1],
  pads: [axis.padBefore, 0, axis.padAfter, 0],
  ceil_mode: leftover(axis) < 0 ? 1 : 0,
});

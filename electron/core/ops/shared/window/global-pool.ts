/** What the pools over all positions of a channel have in common. */
import type { Shape, TensorType } from '../../../tensor/tensor';
import { requireFloat } from '../elementwise';
import { requireSpatial } from './window';

export const spatialAxes = (shape: Shape): number[] => Array.from(shape.keys()).slice(2);

/** The type of the result, [N,C,1,…]. */
export function globalType(op: string, x: TensorType): TensorType {
  requireFloat(op, x);
  requireSpatial(op, 'an input', x);
  return { dtype: x.dtype, shape: x.shape.map((size, axis) => (axis < 2 ? size : 1)) };
}

/** Copies that read a tensor with other strides: transposing, repeating and slicing are all this. */
import { walk } from '../../tensor/shape';
import { allocate, elementCount, type Shape, type Tensor } from '../../tensor/tensor';

/** The tensor of shape `shape` whose elements are read from `x`, starting at `start` and following `strides`. */
export function readStrided(x: Tensor, shape: Shape, strides: readonly number[], start = 0): Tensor {
  const data = allocate(x.dtype, elementCount(shape));
  walk(shape, strides, (index, offset) => (data[index] = x.data[start + offset]));
  return { dtype: x.dtype, shape, data };
}

/** The reverse: writes the elements of `x` into `target` at `start`, following `strides`. */
export function writeStrided(x: Tensor, target: Tensor['data'], strides: readonly number[], start = 0): void {
  walk(x.shape, strides, (index, offset) => (target[start + offset] = x.data[index]));
}

/** Tensors at the border to onnxruntime: the same numbers, except that int64 becomes a BigInt64Array. */
import { allocate, toBigInt64, type DType, type Tensor } from '@core/tensor/tensor';
import type { Ort } from './onnxruntime';

const dtypes: readonly string[] = ['float32', 'float64', 'int32', 'int64', 'uint8', 'bool'] satisfies DType[];

/** Shares the data, except for int64. */
export function toOrt(ort: typeof Ort, { dtype, shape, data }: Tensor): Ort.Tensor {
  if (dtype === 'int64') return new ort.Tensor('int64', toBigInt64(data), shape);
  return new ort.Tensor(dtype, data as Float32Array, shape);
}

/**
 * A copy that stays valid when the runtime reuses its memory.
 * @throws for element types that the IR does not have.
 */
export function fromOrt({ type, dims, data }: Ort.Tensor): Tensor {
  if (!dtypes.includes(type)) throw new Error(`The model gives ${type}, which is not one of ${dtypes.join(', ')}.`);
  const dtype = type as DType;
  if (data instanceof BigInt64Array) return { dtype, shape: [...dims], data: Float64Array.from(data, Number) };
  const copy = allocate(dtype, data.length);
  copy.set(data as unknown as ArrayLike<number>);
  return { dtype, shape: [...dims], data: copy };
}

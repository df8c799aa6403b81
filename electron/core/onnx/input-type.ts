/** Types of a file's inputs: sizes are static, only the batch may be open. */
import type { TensorType } from '../tensor/tensor';
import { dtypeOf, toNumber, type onnx } from './proto';

type FileDimension = onnx.TensorShapeProto.IDimension;

const dimensionsOf = ({ type }: onnx.IValueInfoProto): readonly FileDimension[] => type?.tensorType?.shape?.dim ?? [];

/** A size that is stored, as opposed to a name or nothing; 0 is a size too. */
const storedSize = (dimension: FileDimension): number | undefined =>
  Object.hasOwn(dimension, 'dimValue') && toNumber(dimension.dimValue) >= 0 ? toNumber(dimension.dimValue) : undefined;

/**
 * The batch is axis 0 where it is open, and every axis with the name that some open axis 0 has.
 * @throws half a sentence about an input that is no tensor, or has another open size.
 */
export function readInputType(info: onnx.IValueInfoProto, all: readonly onnx.IValueInfoProto[], batchSize: number): TensorType {
  const tensorType = info.type?.tensorType;
  if (!info.name || !tensorType?.shape) throw new Error(`the input "${info.name ?? ''}" is not a tensor of known rank`);
  const batchNames = new Set(all.map((each) => dimensionsOf(each).at(0)?.dimParam).filter(Boolean));
  const shape = dimensionsOf(info).map((dimension, axis) => {
    const size = storedSize(dimension);
    if (size !== undefined) return size;
    if (axis === 0 || batchNames.has(dimension.dimParam)) return batchSize;
    throw new Error(`the size of axis ${axis} of the input "${info.name}" is open ("${dimension.dimParam ?? ''}"); only the batch, axis 0, may be`);
  });
  return { dtype: dtypeOf(tensorType.elemType, `the input "${info.name}"`), shape };
}

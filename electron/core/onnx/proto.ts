/** The protobuf messages of ONNX, and the numbers the standard gives to dtypes. */
import { onnx } from 'onnx-proto';
import type { DType } from '../tensor/tensor';

export { onnx };

/** The default operator set this app writes; readers of the last years know it. */
export const OPSET = 21;
/** Older files are refused; what changed since then is read by `other-forms`. */
export const OLDEST_OPSET = 11;
export const IR_VERSION = 10;

const { DataType } = onnx.TensorProto;

/** TensorProto.DataType of each dtype. */
export const elementType: Readonly<Record<DType, number>> = {
  float32: DataType.FLOAT,
  float64: DataType.DOUBLE,
  int32: DataType.INT32,
  int64: DataType.INT64,
  uint8: DataType.UINT8,
  bool: DataType.BOOL,
};

/** @throws a sentence for element types that the IR does not have. */
export function dtypeOf(type: number | null | undefined, what: string): DType {
  const found = Object.entries(elementType).find(([, number]) => number === type);
  if (!found) throw new Error(`${what} has the element type ${DataType[type ?? 0] ?? String(type)}; supported are ${Object.keys(elementType).join(', ')}.`);
  return found[0] as DType;
}

/** A size, or the name of a size that is known only when the model runs. */
export type Dimension = number | string;

export const valueInfo = (name: string, { dtype, shape }: { readonly dtype: DType; readonly shape: readonly Dimension[] }): onnx.IValueInfoProto => ({
  name,
  type: {
    tensorType: {
      elemType: elementType[dtype],
      shape: { dim: shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size })) },
    },
  },
});

/** Protobuf gives 64-bit integers as objects when they may be large. */
export const toNumber = (value: unknown): number => Number(value);

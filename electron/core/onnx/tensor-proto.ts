/** Tensors as ONNX stores them: raw little-endian bytes when written; any of the standard's forms when read. */
import { allocate, elementCount, tensor, toBigInt64, type Tensor, type TensorData } from '../tensor/tensor';
import { dtypeOf, elementType, toNumber, type onnx } from './proto';

const bytesOf = (data: TensorData | BigInt64Array): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

export function writeTensor(name: string, { dtype, shape, data }: Tensor): onnx.ITensorProto {
  const raw = dtype === 'int64' ? toBigInt64(data) : data;
  return { name, dataType: elementType[dtype], dims: [...shape], rawData: bytesOf(raw) };
}

/** @throws a sentence that names the tensor if it is not supported or its bytes do not fit its shape. */
export function readTensor(proto: onnx.ITensorProto, what: string): Tensor {
  const dtype = dtypeOf(proto.dataType, what);
  const shape = (proto.dims ?? []).map(toNumber);
  const count = elementCount(shape);
  if (shape.some((size) => !Number.isSafeInteger(size) || size < 0)) throw new Error(`${what} has the impossible shape [${shape}].`);
  const raw = proto.rawData;
  if (raw && raw.length > 0) return { dtype, shape, data: fromRaw(raw, dtype, count, what) };
  const elements = typedField(proto, dtype);
  if (elements.length !== count) throw new Error(`${what} needs ${count} elements for its shape [${shape}], but ${elements.length} are stored.`);
  return tensor(dtype, shape, elements.map(toNumber));
}

function fromRaw(raw: Uint8Array, dtype: Tensor['dtype'], count: number, what: string): TensorData {
  const width = dtype === 'int64' ? 8 : allocate(dtype, 0).BYTES_PER_ELEMENT;
  if (raw.length !== count * width) throw new Error(`${what} needs ${count * width} bytes for its shape, but ${raw.length} are stored.`);
  if (dtype === 'int64') {
    const whole = new BigInt64Array(new Uint8Array(raw).buffer);
    return Float64Array.from(whole, Number);
  }
  const data = allocate(dtype, count);
  bytesOf(data).set(raw);
  return data;
}

/** The standard's typed lists: small integers and truth values share one. */
function typedField(proto: onnx.ITensorProto, dtype: Tensor['dtype']): unknown[] {
  switch (dtype) {
    case 'float32':
      return proto.floatData ?? [];
    case 'float64':
      return proto.doubleData ?? [];
    case 'int64':
      return proto.int64Data ?? [];
    default:
      return proto.int32Data ?? [];
  }
}

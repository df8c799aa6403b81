/** Named tensors as an ONNX file without nodes: any ONNX library reads them as the initializers of a graph. */
import type { Tensor } from '../tensor/tensor';
import { limits, prescan } from './prescan';
import { onnx } from './proto';
import { readTensor, writeTensor } from './tensor-proto';
import { encodeModel, type WriteOptions } from './write-model';

/** @param name of the graph */
export function writeNamedTensors(name: string, tensors: Readonly<Record<string, Tensor>>, options: WriteOptions): Uint8Array {
  return encodeModel({ name, initializer: Object.entries(tensors).map(([each, tensor]) => writeTensor(each, tensor)) }, options);
}

/** @throws one sentence if the file is not safe, damaged, or names a tensor twice. */
export function readNamedTensors(bytes: Uint8Array): Record<string, Tensor> {
  prescan(bytes);
  const tensors = new Map<string, Tensor>();
  for (const proto of decode(bytes).graph?.initializer ?? []) {
    const name = proto.name ?? '';
    if (tensors.has(name) || tensors.size >= limits.nodes) throw new Error(`The tensor "${name}" is one too many.`);
    tensors.set(name, readTensor(proto, `The tensor "${name}"`));
  }
  return Object.fromEntries(tensors);
}

function decode(bytes: Uint8Array): onnx.ModelProto {
  try {
    return onnx.ModelProto.decode(bytes);
  } catch (cause) {
    throw new Error('It is damaged or not an ONNX file.', { cause });
  }
}

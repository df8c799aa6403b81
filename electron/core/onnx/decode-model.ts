/** A file as a message, without a graph being made of it. */
import { onnx } from './proto';
import { PRODUCER } from './write-model';

/** Larger files are refused before they are decoded. */
const mostBytes = 512 * 1024 * 1024;

/**
 * The decoded message of an ONNX file.
 * @throws one sentence that names the file.
 */
export function decodeModel(name: string, bytes: Uint8Array): onnx.ModelProto {
  if (bytes.length > mostBytes) throw new Error(`"${name}" is larger than 512 MB, too large to be read.`);
  const model = tryDecode(bytes);
  if (!model?.graph?.node?.length || !model.graph.output?.length) throw new Error(`"${name}" is not an ONNX model.`);
  return model;
}

function tryDecode(bytes: Uint8Array): onnx.ModelProto | undefined {
  try {
    return onnx.ModelProto.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Name of the dataset that a model of this app learned from; `undefined` for a file of another program. Such models standardize raw features themselves. */
export function trainedOn(name: string, bytes: Uint8Array): string | undefined {
  const { producerName, metadataProps } = decodeModel(name, bytes);
  return producerName === PRODUCER ? (metadataProps.find(({ key }) => key === 'dataset')?.value ?? undefined) : undefined;
}

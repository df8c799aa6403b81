/** Reads an ONNX file into the IR: for looking at it, running it in the interpreter, and training it further. */
import type { Graph } from '../graph/graph';
import { GraphReader } from './graph-reader';
import { prescan } from './prescan';
import { OLDEST_OPSET, onnx, toNumber } from './proto';
import { isStandard, refuseUnsupported } from './unsupported';

export interface ReadOptions {
  /** Size of the batch, axis 0 of inputs that leave it open; 1 when left out. */
  readonly batchSize?: number;
}

/** @throws one sentence if the file is no ONNX model, not safe, or uses something that is not supported. */
export function readModel(bytes: Uint8Array, { batchSize = 1 }: ReadOptions = {}): Graph {
  try {
    prescan(bytes);
    const model = decode(bytes);
    const graph = model.graph as onnx.GraphProto;
    const opset = opsetOf(model);
    refuseUnsupported(graph.node);
    return new GraphReader(graph, { opset, batchSize }).read();
  } catch (cause) {
    throw new Error(`This model cannot be read: ${(cause as Error).message.replace(/\.$/, '')}.`, { cause });
  }
}

function decode(bytes: Uint8Array): onnx.ModelProto {
  try {
    return onnx.ModelProto.decode(bytes);
  } catch (cause) {
    throw new Error('it is damaged or not an ONNX model', { cause });
  }
}

function opsetOf(model: onnx.ModelProto): number {
  const version = toNumber(model.opsetImport.find(({ domain }) => isStandard(domain))?.version ?? 0);
  if (version < OLDEST_OPSET) throw new Error(`it uses operator set ${version}; at least ${OLDEST_OPSET} is needed, so convert it to a newer one`);
  return version;
}

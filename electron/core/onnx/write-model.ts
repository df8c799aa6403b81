/** Writes a graph as an ONNX file. */
import type { Graph } from '../graph/graph';
import { IR_VERSION, onnx, OPSET, valueInfo, type Dimension } from './proto';
import { writeNodes } from './write-nodes';

export const PRODUCER = 'Gradient Lab';

export interface WriteOptions {
  /** A sentence about the model, stored in the file. */
  readonly description?: string;
  /** Facts such as labels and seed, stored as text. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Names for axis 0 of inputs and outputs whose size shall be free, by input or output name. */
  readonly freeBatch?: Readonly<Record<string, string>>;
  /** Allows the operators of one runtime (nodes with the op `<domain>.<name>`), in a model that no other will see. */
  readonly privateDomain?: string;
  readonly version: string;
}

/**
 * The bytes of a standard ONNX model (default domain, opset 21) with the graph's inputs, outputs and constants.
 * @throws if the graph contains ops that no ONNX file may contain.
 */
export function writeModel(graph: Graph, options: WriteOptions): Uint8Array {
  const { nodes, initializers } = writeNodes(graph, options.privateDomain);
  const info = (name: string, type: Graph['inputs'][number]['type']) => {
    const batch: Dimension | undefined = options.freeBatch?.[name];
    return valueInfo(name, batch === undefined ? type : { dtype: type.dtype, shape: [batch, ...type.shape.slice(1)] });
  };
  return encodeModel(
    {
      name: graph.name,
      node: [...nodes],
      initializer: [...initializers],
      input: graph.inputs.map((input) => info(input.name, input.type)),
      output: Object.entries(graph.outputs).map(([name, value]) => info(name, value.type)),
    },
    options,
  );
}

export function encodeModel(graph: onnx.IGraphProto, { description, metadata = {}, privateDomain, version }: WriteOptions): Uint8Array {
  const model = onnx.ModelProto.create({
    irVersion: IR_VERSION,
    opsetImport: [{ domain: '', version: OPSET }, ...(privateDomain ? [{ domain: privateDomain, version: 1 }] : [])],
    producerName: PRODUCER,
    producerVersion: version,
    docString: description,
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    graph,
  });
  return onnx.ModelProto.encode(model).finish();
}

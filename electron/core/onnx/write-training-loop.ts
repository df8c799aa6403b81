/**
 * A training step as one ONNX `Loop` over many batches: parameters stay inside onnxruntime, each pass gathers its
 * batch from the dataset by index. Saves the cost of calling the runtime once per step.
 */
import { inputNamed, type Graph } from '../graph/graph';
import { nextName, type StepRoles } from '../graph/step-roles';
import type { TensorType } from '../tensor/tensor';
import { onnx, valueInfo } from './proto';
import { encodeModel, type WriteOptions } from './write-model';
import { writeNodes } from './write-nodes';

/** Name of the model input [K, N] (int32) that says which examples make up each batch. */
export const INDICES = 'indices';
/** Name of the model output (float32 scalar) that holds the sum of everything carried: finite, unless something is not. */
export const CHECKSUM = 'checksum';

/**
 * Writes the loop model of a lowered step graph. Its inputs are `indices` [K,N], the datasets, the per-step values
 * and the first value of everything carried; its outputs the last carried values as `next:<name>`, the reports as [K, …]
 * and the checksum.
 * K and the dataset's length are free; N is fixed by the step graph.
 */
export function writeTrainingLoop(step: Graph, roles: StepRoles, options: WriteOptions): Uint8Array {
  const { body, initializers } = writeBody(step, roles, options.privateDomain);
  const type = (name: string): TensorType => inputNamed(step, name).type;
  const batchSize = type(roles.batch[0]).shape[0];
  const outputs = [...roles.carried.map(nextName), ...roles.reported];
  const loop: onnx.INodeProto = {
    opType: 'Loop',
    name: 'Loop@steps',
    input: ['loop:count', '', ...roles.carried],
    output: outputs,
    attribute: [{ name: 'body', type: onnx.AttributeProto.AttributeType.GRAPH, g: body }],
  };
  const count: onnx.INodeProto = { opType: 'Shape', name: 'Shape@steps', input: [INDICES], output: ['loop:count'], attribute: [{ name: 'end', type: onnx.AttributeProto.AttributeType.INT, i: 1 }] };
  return encodeModel(
    {
      name: step.name,
      node: [count, loop, ...sumNodes(roles.carried.map(nextName))],
      initializer: [...initializers],
      input: [
        valueInfo(INDICES, { dtype: 'int32', shape: ['steps', batchSize] }),
        ...roles.batch.map((name) => valueInfo(name, { dtype: type(name).dtype, shape: ['examples', ...type(name).shape.slice(1)] })),
        ...roles.perStep.map((name) => valueInfo(name, { dtype: type(name).dtype, shape: ['steps', ...type(name).shape] })),
        ...roles.carried.map((name) => valueInfo(name, type(name))),
      ],
      output: [
        ...roles.carried.map((name) => valueInfo(nextName(name), type(name))),
        ...roles.reported.map((name) => valueInfo(name, { dtype: step.outputs[name].type.dtype, shape: ['steps', ...step.outputs[name].type.shape] })),
        valueInfo(CHECKSUM, { dtype: 'float32', shape: [] }),
      ],
    },
    options,
  );
}

/** The sum of all elements of these float32 tensors as `checksum`. */
function sumNodes(names: readonly string[]): onnx.INodeProto[] {
  const sums = names.map((name) => `sum:${name}`);
  const noDimensions: onnx.IAttributeProto = { name: 'keepdims', type: onnx.AttributeProto.AttributeType.INT, i: 0 };
  const each = names.map((name, i): onnx.INodeProto => ({ opType: 'ReduceSum', name: `ReduceSum@${name}`, input: [name], output: [sums[i]], attribute: [noDimensions] }));
  return [...each, { opType: 'Sum', name: 'Sum@checksum', input: sums, output: [CHECKSUM] }];
}

const inBody = (name: string): string => `step/${name}`;

/** The step graph with its inputs gathered; names inside get a prefix, because a body also sees the names outside. */
function writeBody(step: Graph, roles: StepRoles, privateDomain?: string): { readonly body: onnx.IGraphProto; readonly initializers: readonly onnx.ITensorProto[] } {
  const { nodes, initializers } = writeNodes(step, privateDomain);
  const gather = (source: string, index: string, output: string): onnx.INodeProto => ({ opType: 'Gather', name: `Gather@${source}`, input: [source, index], output: [output] });
  const rename = (name: string): string => (name === '' ? '' : inBody(name));
  const renamed = nodes.map((node) => ({ ...node, input: node.input?.map(rename), output: node.output?.map(rename) }));
  const outputs = [...roles.carried.map(nextName), ...roles.reported];
  const body: onnx.IGraphProto = {
    name: 'step',
    node: [
      gather(INDICES, 'loop:iteration', 'loop:rows'),
      ...roles.batch.map((name) => gather(name, 'loop:rows', inBody(name))),
      ...roles.perStep.map((name) => gather(name, 'loop:iteration', inBody(name))),
      ...renamed,
      { opType: 'Identity', name: 'Identity@loop', input: ['loop:condition'], output: ['loop:continue'] },
    ],
    input: [
      valueInfo('loop:iteration', { dtype: 'int64', shape: [] }),
      valueInfo('loop:condition', { dtype: 'bool', shape: [] }),
      ...roles.carried.map((name) => valueInfo(inBody(name), inputNamed(step, name).type)),
    ],
    output: [valueInfo('loop:continue', { dtype: 'bool', shape: [] }), ...outputs.map((name) => valueInfo(inBody(name), step.outputs[name].type))],
  };
  return { body, initializers: initializers.map((tensor) => ({ ...tensor, name: inBody(tensor.name ?? '') })) };
}

/**
 * From a training graph to standard ONNX ops in the batch-innermost layout, in which onnxruntime's kernels run at
 * the speed of its matrix product. Same inputs and outputs, same mathematics, other formulations.
 */
import type { Graph, Node, Value } from '../graph/graph';
import { opNamed, type OpName } from '../ops';
import { buildGraph, type OpBuilder } from '../ops/builder';
import type { LowerContext, Lowered } from '../ops/definition';
import { mergeEqual } from './merge-equal';
import { poolBeforeRelu } from './pool-before-relu';
import { ValueForms } from './value-forms';

export interface LowerOptions {
  /** Names of the inputs that hold a batch of examples on axis 0. They still arrive that way, and are transposed once. */
  readonly batchLast: readonly string[];
}

/**
 * Lowers every node by its op's rule, or copies it as it is.
 * @throws if a helper op has no lowering, or `batchLast` names an input the graph does not have.
 */
export function lower(graph: Graph, { batchLast }: LowerOptions): Graph {
  const unknown = batchLast.find((name) => !graph.inputs.some((input) => input.name === name));
  if (unknown !== undefined) throw new Error(`Graph "${graph.name}" has no input "${unknown}" to store with the batch last.`);
  const build = buildGraph(graph.name);
  const forms = new ValueForms(build);
  for (const input of graph.inputs) forms.addInput(input, build.input(input.name, input.type), batchLast.includes(input.name));
  for (const constant of graph.constants) forms.addConstant(constant);
  for (const node of poolBeforeRelu(graph).nodes) build.scoped(node.scope, () => lowerNode(build, forms, node));
  const outputs = Object.entries(graph.outputs).map(([name, value]) => [name, forms.get(value, 'plain')] as const);
  return mergeEqual(build.graph(Object.fromEntries(outputs)));
}

function lowerNode(build: OpBuilder, forms: ValueForms, node: Node): void {
  const definition = opNamed(node.op);
  const context: LowerContext = {
    build,
    node,
    layoutOf: (i) => forms.layoutOf(node.inputs[i]),
    input: (i, layout) => forms.get(node.inputs[i], layout),
  };
  const lowered = definition.lower?.(context) ?? copied(build, forms, node);
  node.outputs.forEach((output: Value, i) => forms.add(output, lowered.values[i], lowered.layout));
}

function copied(build: OpBuilder, forms: ValueForms, node: Node): Lowered {
  if (opNamed(node.op).isHelper) throw new Error(`${node.op} has no lowering for ${node.inputs.map((input) => input.name).join(', ')}.`);
  const inputs = node.inputs.map((input) => forms.get(input, 'plain'));
  return { values: build.emit(node.op as OpName, inputs, node.attributes), layout: 'plain' };
}

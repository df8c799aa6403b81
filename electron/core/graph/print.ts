/** The printed form of a graph: for error messages, tests and the app. */
import { formatType } from '../tensor/tensor';
import type { Attributes, Graph, Node, Value } from './graph';

const formatAttributes = (attributes: Attributes): string => {
  const entries = Object.entries(attributes).map(([name, value]) => `${name}=${Array.isArray(value) ? `[${value}]` : value}`);
  return entries.length ? ` {${entries.join(', ')}}` : '';
};

const formatValue = (value: Value): string => `${value.name}: ${formatType(value.type)}`;

/** `y: float32[2,3] = Relu(x: float32[2,3])` */
export function formatNode(node: Node): string {
  const outputs = node.outputs.length ? `${node.outputs.map(formatValue).join(', ')} = ` : '';
  return `${outputs}${node.op}(${node.inputs.map(formatValue).join(', ')})${formatAttributes(node.attributes)}`;
}

/** One line per input, constant, node and output, in evaluation order. */
export function formatGraph(graph: Graph): string {
  const name = (value: Value) => value.name;
  return [
    `graph ${graph.name}`,
    ...graph.inputs.map((value) => `  input ${formatValue(value)}`),
    ...graph.constants.map(({ value }) => `  constant ${formatValue(value)}`),
    ...graph.nodes.map(
      (node) =>
        `  ${node.outputs.map(formatValue).join(', ')} = ${node.op}(${node.inputs.map(name).join(', ')})${formatAttributes(node.attributes)}`,
    ),
    ...Object.entries(graph.outputs).map(([output, value]) => `  output ${output} = ${value.name}`),
  ].join('\n');
}

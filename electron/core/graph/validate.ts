/** What a legal graph is, as a list of short rules. Runs after every pass in tests and development. */
import { elementCount, formatType, sameType } from '../tensor/tensor';
import type { ShapeRule } from './builder';
import type { Graph, Node, Value } from './graph';
import { formatNode } from './print';

/**
 * @throws a sentence that names the first rule broken and the node that breaks it.
 */
export function validate(graph: Graph, shapeRule: ShapeRule): void {
  const known = new Set<Value>();
  const names = new Set<string>();
  const define = (value: Value, where: string): void => {
    if (known.has(value) || names.has(value.name)) fail(graph, `"${value.name}" is defined twice, again by ${where}`);
    if (value.type.shape.some((size) => !Number.isInteger(size) || size < 0)) {
      fail(graph, `"${value.name}" has the shape ${formatType(value.type)}, but sizes are whole numbers from 0`);
    }
    known.add(value);
    names.add(value.name);
  };
  graph.inputs.forEach((value) => define(value, 'an input'));
  for (const { value, tensor } of graph.constants) {
    define(value, 'a constant');
    if (!sameType(value.type, tensor)) fail(graph, `constant "${value.name}" says ${formatType(value.type)} but holds ${formatType(tensor)}`);
    if (tensor.data.length !== elementCount(tensor.shape)) fail(graph, `constant "${value.name}" has the wrong number of elements`);
  }
  for (const node of graph.nodes) {
    for (const input of node.inputs) if (!known.has(input)) fail(graph, `"${input.name}" is used before it is made, in ${formatNode(node)}`);
    checkTypes(graph, node, shapeRule);
    node.outputs.forEach((value) => define(value, formatNode(node)));
  }
  for (const [name, value] of Object.entries(graph.outputs)) {
    if (!known.has(value)) fail(graph, `output "${name}" is "${value.name}", which nothing makes`);
  }
}

function checkTypes(graph: Graph, node: Node, shapeRule: ShapeRule): void {
  const types = shapeRule(node.op, node.inputs.map((input) => input.type), node.attributes);
  const fits = types.length === node.outputs.length && types.every((type, i) => sameType(type, node.outputs[i].type));
  if (!fits) fail(graph, `the shape rule of ${node.op} says ${types.map(formatType).join(', ')}, but the node is ${formatNode(node)}`);
}

function fail(graph: Graph, sentence: string): never {
  throw new Error(`Graph "${graph.name}" is not valid: ${sentence}.`);
}

/** The nodes and constants of a graph as ONNX, shared by models and by the body of the training loop. */
import type { Attributes, Graph, Node, Value } from '../graph/graph';
import { opNamed } from '../ops';
import { attributeTensor, plainAttributes, writeAttribute } from './attributes';
import type { onnx } from './proto';
import { writeTensor } from './tensor-proto';

export interface WrittenNodes {
  readonly nodes: readonly onnx.INodeProto[];
  readonly initializers: readonly onnx.ITensorProto[];
}

/**
 * Names in the file: inputs keep theirs, outputs get the names the graph gives them.
 * A value that cannot have its output's name (it is an input, or has two output names) needs an Identity.
 */
function nameValues(graph: Graph): { readonly nameOf: (value: Value) => string; readonly copies: readonly onnx.INodeProto[] } {
  const names = new Map<Value, string>(graph.inputs.map((input) => [input, input.name]));
  const reserved = new Set([...graph.inputs.map((input) => input.name), ...Object.keys(graph.outputs)]);
  const made = new Set(graph.nodes.flatMap((node) => node.outputs));
  const copied: [string, Value][] = [];
  for (const [name, value] of Object.entries(graph.outputs)) {
    if (made.has(value) && !names.has(value)) names.set(value, name);
    else copied.push([name, value]);
  }
  const nameOf = (value: Value): string => names.get(value) ?? (reserved.has(value.name) ? `${value.name}'` : value.name);
  const copies = copied.map(([name, value]) => ({ opType: 'Identity', name: `Identity@${name}`, input: [nameOf(value)], output: [name] }));
  return { nameOf, copies };
}

/** Unique, and the layer can be read off it: in profiles, and when the file is opened again. */
const nodeName = (op: string, scope: string, position: number): string => `${op}@${scope}#${position}`;

/** The scope in a name made by `nodeName`; `''` for names of other programs. */
export const scopeIn = (name: string): string => /^\w+@(.*)#\d+$/.exec(name)?.[1] ?? '';

/**
 * `privateDomain`: as in `WriteOptions`.
 * @throws if the graph contains a helper op, which no ONNX runtime knows, or an op of another domain.
 */
export function writeNodes(graph: Graph, privateDomain?: string): WrittenNodes {
  const { nameOf, copies } = nameValues(graph);
  const initializers = graph.constants.map(({ value, tensor }) => writeTensor(nameOf(value), tensor));
  const nodes = graph.nodes.map((node, i): onnx.INodeProto => {
    if (privateDomain && node.op.startsWith(`${privateDomain}.`)) return writePrivate(node, i, privateDomain, nameOf);
    const { inputs, constants } = writeInputs(node, nameOf);
    initializers.push(...constants);
    return {
      opType: node.op,
      name: nodeName(node.op, node.scope, i),
      input: inputs,
      output: node.outputs.map(nameOf),
      attribute: [...plainAttributes(opNamed(node.op), writtenAttributes(node))],
    };
  });
  return { nodes: [...nodes, ...copies], initializers };
}

function writtenAttributes({ op, inputs, attributes }: Node): Attributes {
  return opNamed(op).writtenAttributes?.(inputs.map(({ type }) => type), attributes) ?? attributes;
}

function writePrivate({ op, inputs, outputs, attributes, scope }: Node, position: number, domain: string, nameOf: (value: Value) => string): onnx.INodeProto {
  const opType = op.slice(domain.length + 1);
  const attribute = Object.entries(attributes).map(([name, value]) => writeAttribute(name, value));
  return { opType, domain, name: nodeName(opType, scope, position), input: inputs.map(nameOf), output: outputs.map(nameOf), attribute };
}

function writeInputs(node: Node, nameOf: (value: Value) => string) {
  const definition = opNamed(node.op);
  if (definition.isHelper) throw new Error(`${node.op} is not an ONNX operator; the graph must be lowered before it is written.`);
  const inputs = node.inputs.map(nameOf);
  const constants: onnx.ITensorProto[] = [];
  for (const rule of definition.inputAttributes ?? []) {
    const value = node.attributes[rule.name];
    if (value === undefined) continue;
    while (inputs.length < rule.position) inputs.push('');
    const name = `${nameOf(node.outputs[0])}.${rule.name}`;
    inputs[rule.position] = name;
    constants.push(writeTensor(name, attributeTensor(rule, value, node.attributes, node.inputs[0].type.dtype)));
  }
  return { inputs, constants };
}

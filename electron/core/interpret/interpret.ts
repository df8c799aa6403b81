/** Runs a graph on tensors in plain TypeScript and keeps every value: the executor for lessons, stepping and checks. */
import { formatNode } from '../graph/print';
import type { Graph, Node, Value } from '../graph/graph';
import { opNamed } from '../ops';
import { formatType, sameType, type Tensor } from '../tensor/tensor';

/** Every value of one evaluation. Views read it; nothing here knows how it is shown. */
export interface Trace {
  readonly values: ReadonlyMap<Value, Tensor>;
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/**
 * Evaluates the graph for the given inputs, by input name.
 * @throws if an input is missing or has another type than the graph says.
 */
export function interpret(graph: Graph, feeds: Readonly<Record<string, Tensor>>): Trace {
  const values = new Map<Value, Tensor>();
  for (const input of graph.inputs) values.set(input, checkedFeed(graph, input, feeds[input.name]));
  for (const { value, tensor } of graph.constants) values.set(value, tensor);
  for (const node of graph.nodes) evaluate(node, values);
  const outputs = Object.fromEntries(Object.entries(graph.outputs).map(([name, value]) => [name, valueOf(values, value)]));
  return { values, outputs };
}

function evaluate(node: Node, values: Map<Value, Tensor>): void {
  const inputs = node.inputs.map((input) => valueOf(values, input));
  const results = opNamed(node.op).forward(inputs, node.attributes);
  node.outputs.forEach((output, i) => {
    if (!sameType(output.type, results[i])) {
      throw new Error(`${node.op} made ${formatType(results[i])} instead of what its shape rule says, in ${formatNode(node)}.`);
    }
    values.set(output, results[i]);
  });
}

function valueOf(values: ReadonlyMap<Value, Tensor>, value: Value): Tensor {
  const found = values.get(value);
  if (!found) throw new Error(`The value "${value.name}" was not computed.`);
  return found;
}

function checkedFeed(graph: Graph, input: Value, feed: Tensor | undefined): Tensor {
  if (!feed) throw new Error(`Graph "${graph.name}" needs a tensor for its input "${input.name}".`);
  if (!sameType(feed, input.type)) {
    throw new Error(`Input "${input.name}" of graph "${graph.name}" is ${formatType(input.type)}, got ${formatType(feed)}.`);
  }
  return feed;
}

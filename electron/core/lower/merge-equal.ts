/**
 * Nodes that compute the same from the same inputs become one, and so do equal constants. Lowering rules can then
 * be written one by one, although a forward and a backward rule often need the same intermediate values.
 */
import type { Constant, Graph, Node, Value } from '../graph/graph';

export function mergeEqual(graph: Graph): Graph {
  const replaced = new Map<Value, Value>();
  const current = (value: Value): Value => replaced.get(value) ?? value;
  const constants = mergeConstants(graph.constants, replaced);
  const seen = new Map<string, Node>();
  const nodes: Node[] = [];
  for (const original of graph.nodes) {
    const node = { ...original, inputs: original.inputs.map(current) };
    const key = JSON.stringify([node.op, node.inputs.map((input) => input.name), Object.entries(node.attributes).sort()]);
    const same = seen.get(key);
    if (same) node.outputs.forEach((output, i) => replaced.set(output, same.outputs[i]));
    else {
      seen.set(key, node);
      nodes.push(node);
    }
  }
  const outputs = Object.fromEntries(Object.entries(graph.outputs).map(([name, value]) => [name, current(value)]));
  return { ...graph, constants, nodes, outputs };
}

function mergeConstants(constants: readonly Constant[], replaced: Map<Value, Value>): Constant[] {
  const kept = new Map<string, Constant[]>();
  const result: Constant[] = [];
  for (const constant of constants) {
    const { dtype, shape, data } = constant.tensor;
    const key = `${dtype} ${shape.join()} ${data.slice(0, 8).join()}`;
    const alike = kept.get(key) ?? [];
    const same = alike.find(({ tensor }) => tensor.data.every((element, i) => Object.is(element, data[i])));
    if (same) replaced.set(constant.value, same.value);
    else {
      kept.set(key, [...alike, constant]);
      result.push(constant);
    }
  }
  return result;
}

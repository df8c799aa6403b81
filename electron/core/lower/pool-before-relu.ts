/**
 * MaxPool(Relu(x)) and Relu(MaxPool(x)) are the same function, because Relu keeps the order of numbers. The second
 * form has a fraction of the elements in Relu, forward and backward. To be applied before differentiation.
 */
import type { Graph, Node, Value } from '../graph/graph';

/** Swaps every Relu that only feeds one MaxPool with that pool. The value between them is then the pooled pre-activation. */
export function poolBeforeRelu(graph: Graph): Graph {
  const uses = countUses(graph);
  const makers = new Map(graph.nodes.map((node) => [node.outputs[0], node]));
  const swapped = new Map<Node, readonly Node[]>();
  for (const pool of graph.nodes) {
    const relu = makers.get(pool.inputs[0]);
    if (pool.op !== 'MaxPool' || relu?.op !== 'Relu' || uses.get(relu.outputs[0]) !== 1) continue;
    const pooled: Value = { name: relu.outputs[0].name, type: pool.outputs[0].type };
    swapped.set(relu, []);
    swapped.set(pool, [
      { ...pool, inputs: relu.inputs, outputs: [pooled] },
      { ...relu, inputs: [pooled], outputs: pool.outputs },
    ]);
  }
  return { ...graph, nodes: graph.nodes.flatMap((node) => swapped.get(node) ?? [node]) };
}

function countUses(graph: Graph): Map<Value, number> {
  const uses = new Map<Value, number>();
  const used = [...graph.nodes.flatMap((node) => node.inputs), ...Object.values(graph.outputs)];
  for (const value of used) uses.set(value, (uses.get(value) ?? 0) + 1);
  return uses;
}

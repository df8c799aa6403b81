/**
 * MaxPool(Relu(x)) and Relu(MaxPool(x)) are the same function, because Relu keeps the order of numbers, and so are
 * their gradients: where the maximum is positive the same element wins, elsewhere the gradient is zero. The second
 * form has a fraction of the elements in Relu, forward and backward.
 */
import { sameShape } from '../tensor/tensor';
import type { Graph, Node, Value } from '../graph/graph';

/** Relu and MaxPool, and their gradients if the graph has a backward pass. */
interface Pattern {
  readonly relu: Node;
  readonly pool: Node;
  readonly backward?: { readonly poolGradient: Node; readonly reluGradient: Node };
}

/** Exchanges every Relu and MaxPool between which no other node reads the values. */
export function poolBeforeRelu(graph: Graph): Graph {
  const users = usersOf(graph);
  const makers = new Map(graph.nodes.map((node) => [node.outputs[0], node]));
  const replaced = new Map<Node, readonly Node[]>();
  for (const pool of graph.nodes) {
    const relu = makers.get(pool.inputs[0]);
    const pattern = pool.op === 'MaxPool' && pool.outputs.length === 1 && relu?.op === 'Relu' ? findPattern(relu, pool, users) : undefined;
    if (pattern) exchange(pattern, replaced);
  }
  return { ...graph, nodes: graph.nodes.flatMap((node) => replaced.get(node) ?? [node]) };
}

/** The nodes that read each value; a graph output counts as read by `undefined`. */
type Users = ReadonlyMap<Value, readonly (Node | undefined)[]>;

function usersOf(graph: Graph): Users {
  const users = new Map<Value, (Node | undefined)[]>();
  const add = (value: Value, user: Node | undefined) => users.set(value, [...(users.get(value) ?? []), user]);
  for (const node of graph.nodes) for (const input of node.inputs) add(input, node);
  for (const output of Object.values(graph.outputs)) add(output, undefined);
  return users;
}

function findPattern(relu: Node, pool: Node, users: Users): Pattern | undefined {
  const [activation] = relu.outputs;
  const readers = (users.get(activation) ?? []).filter((user) => user !== pool);
  if (readers.length === 0) return { relu, pool };
  const poolGradient = readers.find((user) => user?.op === 'MaxPoolGradient' && user.inputs[0] === activation);
  const passedOn = poolGradient && users.get(poolGradient.outputs[0]);
  const reluGradient = passedOn?.length === 1 ? passedOn[0] : undefined;
  if (!poolGradient || reluGradient?.op !== 'ReluGradient' || !readsSign(reluGradient, relu)) return undefined;
  if (readers.some((user) => user !== poolGradient && user !== reluGradient)) return undefined;
  const sameWindow = sameShape(poolGradient.inputs[1].type.shape, pool.outputs[0].type.shape) && JSON.stringify(poolGradient.attributes) === JSON.stringify(pool.attributes);
  return sameWindow ? { relu, pool, backward: { poolGradient, reluGradient } } : undefined;
}

const readsSign = (reluGradient: Node, relu: Node): boolean => reluGradient.inputs[0] === relu.inputs[0] || reluGradient.inputs[0] === relu.outputs[0];

function exchange({ relu, pool, backward }: Pattern, replaced: Map<Node, readonly Node[]>): void {
  const [x] = relu.inputs;
  const pooled: Value = { name: relu.outputs[0].name, type: pool.outputs[0].type };
  replaced.set(relu, []);
  replaced.set(pool, [
    { ...pool, inputs: [x], outputs: [pooled] },
    { ...relu, inputs: [pooled], outputs: pool.outputs },
  ]);
  if (!backward) return;
  const { poolGradient, reluGradient } = backward;
  const upstream = poolGradient.inputs[1];
  const masked: Value = { name: poolGradient.outputs[0].name, type: upstream.type };
  replaced.set(poolGradient, [{ ...reluGradient, inputs: [pool.outputs[0], upstream], outputs: [masked] }]);
  replaced.set(reluGradient, [{ ...poolGradient, inputs: [x, masked], outputs: reluGradient.outputs }]);
}

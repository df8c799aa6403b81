/** Rewrites a graph so that axis 0 of everything that depends on the examples is the batch, and computes what does not depend on them. */
import type { Attributes, Graph, Node, Value } from '../../graph/graph';
import { opNamed, type OpName } from '../../ops';
import { buildGraph, type OpBuilder } from '../../ops/builder';
import { flopOfUse } from '../../ops/shared/graph-flop';
import { sameShape, type Tensor } from '../../tensor/tensor';
import { batch, exampleOf, folded, grownAxis, type Batched, type Fixed, type Placed, type Placement } from './placed';
import { ruleFor } from './rules';

/** A node of the file with what is known about it while it is rewritten. */
export interface Rewriting {
  readonly build: OpBuilder;
  readonly op: OpName;
  readonly attributes: Attributes;
  readonly inputs: readonly Placed[];
  readonly outputs: readonly Value[];
  /** The axis of each output that grows with the batch. */
  readonly grown: ReturnType<typeof grownAxis>;
  /** A tensor that is the same for all examples as a value of the new graph. */
  readonly constant: (fixed: Fixed, tensor?: Tensor) => Value;
  /** Emits an op with the name of the node. */
  readonly emit: (op: OpName, inputs: readonly Value[], attributes?: Attributes) => readonly Value[];
}

/** Computing constants from constants may cost this many operations, for the whole file. */
const mostWork = 2 ** 29;

/**
 * Both graphs are the same file, read for batches of 2 and of 3 examples. The answer is for batches of 2.
 * @throws half a sentence about an operator that mixes examples, or that depends on their number otherwise.
 */
export function batchFirst(graph: Graph, larger: Graph): Graph {
  if (graph.nodes.length !== larger.nodes.length) throw new Error('it computes in another way for 3 examples than for 2');
  const build = buildGraph(graph.name);
  const placed = new Map<Value, Placed>();
  graph.inputs.forEach((input, i) => placed.set(input, placedInput(build, input, larger.inputs[i])));
  for (const { value, tensor } of graph.constants) placed.set(value, { kind: 'fixed', name: value.name, tensor });
  const constants = new Map<Tensor, Value>();
  const constant = ({ name, tensor }: Fixed, changed = tensor) => {
    if (!constants.has(changed)) constants.set(changed, build.constant(changed, name));
    return constants.get(changed)!;
  };
  let work = 0;
  graph.nodes.forEach((node, at) => {
    const inputs = node.inputs.map((input) => placed.get(input)!);
    const same = node.outputs.every(({ type }, i) => sameShape(type.shape, larger.nodes[at].outputs[i].type.shape));
    if (same && inputs.every(isFixed)) {
      work += flopOfUse({ op: node.op, inputs: inputs.map(({ tensor }) => tensor), output: node.outputs[0].type, attributes: node.attributes });
      if (work > mostWork) throw new Error(`${placeOf(node)} computes too much from constants alone; simplify the file first`);
      opNamed(node.op).forward(inputs.map(({ tensor }) => tensor), node.attributes).forEach((tensor, i) => placed.set(node.outputs[i], { kind: 'fixed', name: node.outputs[i].name, tensor }));
    } else rewrite(node, larger.nodes[at], { build, inputs, constant }).forEach((output, i) => placed.set(node.outputs[i], output));
  });
  return build.graph(Object.fromEntries(Object.entries(graph.outputs).map(([name, value]) => [name, outputValue(name, placed.get(value)!)])));
}

const isFixed = (placed: Placed): placed is Fixed => placed.kind === 'fixed';

const placeOf = ({ op, outputs }: Node): string => `${op} at "${outputs[0].name}"`;

function placedInput(build: OpBuilder, { name, type }: Value, larger: Value): Placed {
  const grown = grownAxis(type.shape, larger.type.shape);
  if (grown?.axis !== 0 || grown.times !== 1) throw new Error(`its input "${name}" has no open batch axis; export it with an open axis 0`);
  return { kind: 'batched', axis: 0, outer: 1, inner: 1, shape: type.shape, value: build.input(name, type) };
}

function rewrite(node: Node, larger: Node, { build, inputs, constant }: Pick<Rewriting, 'build' | 'inputs' | 'constant'>): readonly Batched[] {
  const grown = grownAxis(node.outputs[0].type.shape, larger.outputs[0].type.shape);
  const emit: Rewriting['emit'] = (op, values, attributes = {}) => build.graphBuilder.emit(op, values, attributes, node.outputs[0].name);
  const rewriting: Rewriting = { build, op: node.op as OpName, attributes: node.attributes, inputs, outputs: node.outputs, grown, constant, emit };
  const result = grown && build.scoped(node.scope, () => ruleFor(rewriting));
  if (!result) throw new Error(`${placeOf(node)} mixes the examples of a batch, or keeps them in an order that layers cannot follow`);
  return result;
}

function outputValue(name: string, placed: Placed): Value {
  if (placed.kind === 'fixed') throw new Error(`its output "${name}" does not depend on the input`);
  if (folded(placed).length > 0) throw new Error(`its output "${name}" does not list the examples one by one`);
  return placed.value;
}

/** An output that is placed like this, made as this value. */
export const placedAs = (value: Value, output: Value, place: Placement): Batched => {
  const { axis, outer, inner } = place;
  const shape = [batch, ...exampleOf(output.type.shape, place)];
  if (!sameShape(value.type.shape, shape)) throw new Error(`"${output.name}" cannot be computed example by example`);
  return { kind: 'batched', axis, outer, inner, shape: output.type.shape, value };
};

/**
 * Reverse-mode differentiation: builds the backward graph from the ops' gradient rules.
 * The result is an ordinary graph, so it can be drawn, interpreted, trained and exported like any other.
 */
import type { Graph, Node, Value } from '../graph/graph';
import { opNamed, type OpName } from '../ops';
import type { OpBuilder } from '../ops/builder';
import { elementCount, filled, formatShape, isFloat, zeros } from '../tensor/tensor';

/**
 * Adds to `build` (which must contain the nodes of `graph`) the nodes that compute dL/d(value) for each value
 * of `wrt`, where L is the scalar `loss`. Values the loss does not depend on get zeros.
 * @throws if the loss is no scalar of real numbers, or an op on the way is not differentiable.
 */
export function differentiate(build: OpBuilder, graph: Graph, loss: Value, wrt: readonly Value[]): Map<Value, Value> {
  if (elementCount(loss.type.shape) !== 1 || !isFloat(loss.type.dtype)) {
    throw new Error(`Only a scalar loss can be differentiated; "${loss.name}" is ${loss.type.dtype} ${formatShape(loss.type.shape)}.`);
  }
  const onTheWay = dependents(graph, wrt);
  const gradients = new Gradients(build);
  gradients.add(loss, build.constant(filled(loss.type.dtype, loss.type.shape, 1), 'one'));
  for (const node of [...graph.nodes].reverse()) {
    const leadsBack = node.inputs.some((input) => onTheWay.has(input));
    if (!leadsBack || !node.outputs.some((output) => gradients.known(output))) continue;
    build.scoped(node.scope, () => backward(build, node, gradients, onTheWay));
  }
  return new Map(wrt.map((value) => [value, gradients.total(value)]));
}

function backward(build: OpBuilder, node: Node, gradients: Gradients, onTheWay: ReadonlySet<Value>): void {
  const { gradient } = opNamed(node.op);
  if (gradient === 'not differentiable') {
    throw new Error(`The loss depends on "${node.outputs[0].name}", but ${node.op} is not differentiable.`);
  }
  const { inputs, outputs, attributes } = node;
  const upstreams = outputs.map((output) => gradients.known(output));
  const contributions = gradient({ build, inputs, outputs, attributes, upstream: gradients.total(outputs[0]), upstreams });
  inputs.forEach((input, i) => {
    const contribution = contributions[i];
    if (contribution && onTheWay.has(input)) gradients.add(input, contribution);
  });
}

/** The values of `wrt` and everything computed from them. */
function dependents(graph: Graph, wrt: readonly Value[]): Set<Value> {
  const found = new Set(wrt);
  for (const node of graph.nodes) {
    const depends = node.inputs.some((input) => found.has(input));
    if (depends) for (const output of node.outputs) if (isFloat(output.type.dtype)) found.add(output);
  }
  return found;
}

/** Sums the contributions that reach a value along different paths. */
class Gradients {
  private readonly totals = new Map<Value, Value>();

  constructor(private readonly build: OpBuilder) {}

  known = (value: Value): Value | undefined => this.totals.get(value);

  add(value: Value, contribution: Value): void {
    const before = this.known(value);
    this.totals.set(value, before ? this.build.emit('Add' satisfies OpName, [before, contribution])[0] : contribution);
  }

  total(value: Value): Value {
    return this.known(value) ?? this.build.constant(zeros(value.type.dtype, value.type.shape), 'zeros');
  }
}

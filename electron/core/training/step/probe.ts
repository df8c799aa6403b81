/** The form of a training step that finds the first value which is not finite. */
import type { Graph, Node, Value } from '../../graph/graph';
import { extendGraph, type OpBuilder } from '../../ops/builder';
import { isFloat } from '../../tensor/tensor';
import type { Phase, Place } from '../numeric-failure';

/** Name of the output [n]: 0 for each value whose elements are all finite, NaN for the others, in the order of the nodes. */
export const PROBE = 'probe';

/** Which nodes of a step compute forwards and which backwards; the rest updates. */
export interface Phases {
  readonly forward: ReadonlySet<Node>;
  readonly backward: ReadonlySet<Node>;
}

/** The same step, which also reports `probe`. */
export function withProbe(step: Graph): Graph {
  const build = extendGraph(step);
  const probes = probedValues(step).map(({ node, value }) => build.scoped(node.scope, () => probeOf(build, value)));
  return build.graph({ ...step.outputs, [PROBE]: build.emit('Concat', probes, { axis: 0 })[0] });
}

/** What makes each value of the probe. */
export const probedPlaces = (step: Graph, phases: Phases): Place[] =>
  probedValues(step).map(({ node }) => ({ layer: node.scope, op: node.op, phase: phaseOf(node, phases) }));

const probedValues = ({ nodes }: Graph): { readonly node: Node; readonly value: Value }[] =>
  nodes.flatMap((node) => node.outputs.filter(({ type }) => isFloat(type.dtype)).map((value) => ({ node, value })));

/** x · 0 is 0 for a number and NaN for infinity and NaN; the sum keeps that. */
const probeOf = (build: OpBuilder, value: Value): Value =>
  build.reshape(build.cast(build.reduceSum(build.mul(value, 0), { keepdims: 0 }), { to: 'float32' }), { shape: [1] });

export const phaseOf = (node: Node, { forward, backward }: Phases): Phase => (forward.has(node) ? 'forward' : backward.has(node) ? 'backward' : 'update');

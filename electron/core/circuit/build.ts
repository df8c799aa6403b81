/** From a circuit to a graph of scalars that computes every value and every gradient. */
import { differentiate } from '../differentiate/differentiate';
import type { Graph, Value } from '../graph/graph';
import type { Network } from '../network/network';
import { buildGraph, extendGraph, type OpBuilder } from '../ops/builder';
import { checkCircuit, wireCircuit } from './check';
import { gateNamed } from './gates';
import { SOURCE_VALUE } from './gates/shared/source';

/** Exact enough that rounding never shows beside a gradient. */
const number = { dtype: 'float64', shape: [] } as const;

/** What is asked of a circuit. */
export interface Question {
  /** Id of the gate whose gradients are wanted; without one, or if it cannot be computed, the sum of all outputs. */
  readonly target?: string;
  /** Adds something to the output of one gate, to see what becomes of it. */
  readonly nudge?: { readonly gate: string; readonly by: number };
}

export interface BuiltCircuit {
  /** An input `<id>.value` for each variable and constant. */
  readonly graph: Graph;
  /** Output of each gate that can be computed, by id. */
  readonly gates: ReadonlyMap<string, Value>;
  /** What each connection between two of these gates carries, by id: a value of its own, so that it has a gradient of its own. */
  readonly wires: ReadonlyMap<string, Value>;
  /** Ids of the gates that the total is the sum of. */
  readonly targets: readonly string[];
  /** What is differentiated; nothing if no gate can be computed. */
  readonly total?: Value;
  /** The gradient of the total by each of the above. */
  readonly gradients: ReadonlyMap<Value, Value>;
}

/** The name of the input of the graph that a variable or constant is fed by. */
export const sourceInput = (id: string): string => `${id}.${SOURCE_VALUE}`;

export function buildCircuit(circuit: Network, { target, nudge }: Question = {}): BuiltCircuit {
  const build = buildGraph('circuit');
  const { gates, wires } = buildGates(build, circuit, nudge);
  const targets = target !== undefined && gates.has(target) ? [target] : outputsOf(circuit, gates);
  if (targets.length === 0) return { graph: build.graph({}), gates, wires, targets, gradients: new Map() };
  const total = targets.map((id) => gates.get(id)!).reduce((sum, value) => build.add(sum, value));
  const forward = build.graph({ total, ...Object.fromEntries([...gates, ...wires]) });
  const backward = extendGraph(forward);
  const gradients = differentiate(backward, forward, total, [...gates.values(), ...wires.values()]);
  const results = [...forward.nodes.flatMap(({ outputs }) => outputs), ...gradients.values()];
  return { graph: backward.graph(Object.fromEntries(results.map((value) => [value.name, value]))), gates, wires, targets, total, gradients };
}

function buildGates(build: OpBuilder, circuit: Network, nudge: Question['nudge']): Pick<BuiltCircuit, 'gates' | 'wires'> {
  const { known, sources, order } = wireCircuit(circuit);
  const { layers } = checkCircuit(circuit);
  const gates = new Map<string, Value>();
  const wires = new Map<string, Value>();
  for (const id of order) {
    if (!layers.get(id)!.shape) continue;
    const { layer } = known.get(id)!;
    const value = build.scoped(id, () => {
      const inputs = sources.get(id)!.map((connection) => {
        const wire = build.identity(gates.get(connection!.from)!);
        wires.set(connection!.id, wire);
        return wire;
      });
      const parameters: Record<string, Value> = {};
      if (inputs.length === 0) parameters[SOURCE_VALUE] = build.input(sourceInput(id), number);
      return gateNamed(layer.kind)!.build({ build, inputs, parameters });
    });
    gates.set(id, nudge?.gate === id ? build.add(value, nudge.by) : value);
  }
  return { gates, wires };
}

/** The gates whose value no other one uses; variables and constants count only where there is nothing else. */
export function outputsOf({ connections }: Network, gates: ReadonlyMap<string, unknown>): string[] {
  const used = new Set(connections.filter(({ to }) => gates.has(to)).map(({ from }) => from));
  const fed = new Set(connections.map(({ to }) => to));
  const loose = [...gates.keys()].filter((id) => !used.has(id));
  const computed = loose.filter((id) => fed.has(id));
  return computed.length > 0 ? computed : loose;
}

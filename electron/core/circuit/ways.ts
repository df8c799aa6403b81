/** The chain rule along one way: from a gate to the output, a factor for each gate on the way. */
import type { Connection, Network } from '../network/network';
import { localDerivatives, type CircuitReading } from './evaluate';
import { gateNamed } from './gates';

export interface Way {
  /** Ids of its wires, from the gate to the output. */
  readonly wires: readonly string[];
  /** The gates that it enters, with the derivative of each by the input where it enters. */
  readonly factors: readonly { readonly gate: string; readonly derivative: number }[];
  /** Of the factors; 1 of the way without a wire, from an output to itself. */
  readonly product: number;
}

/** Circuits can have thousands of ways; a person looks at a few. */
export const mostWays = 24;

/** The ways from a gate to the gates whose sum is the total, at most `mostWays`. If these are all, their products add up to the gradient. */
export function waysFrom(circuit: Network, gate: string, reading: CircuitReading): { readonly ways: readonly Way[]; readonly areAll: boolean } {
  const targets = new Set(reading.targets);
  const found: Way[] = [];
  const open: { readonly at: string; readonly way: Way }[] = [{ at: gate, way: { wires: [], factors: [], product: 1 } }];
  while (open.length > 0 && found.length <= mostWays) {
    const { at, way } = open.pop()!;
    if (targets.has(at)) found.push(way);
    const next = circuit.connections.filter(({ id, from }) => from === at && reading.wires.has(id));
    open.push(...next.toReversed().map((wire) => ({ at: wire.to, way: extend(way, wire, derivativeAt(circuit, wire, reading)) })));
  }
  return { ways: found.slice(0, mostWays), areAll: found.length <= mostWays };
}

const extend = ({ wires, factors, product }: Way, { id, to }: Connection, derivative: number): Way => ({
  wires: [...wires, id],
  factors: [...factors, { gate: to, derivative }],
  product: product * derivative,
});

/** Of the gate that a wire enters, by the input where it does. */
function derivativeAt({ layers, connections }: Network, { to, port }: Connection, { wires }: CircuitReading): number {
  const definition = gateNamed(layers.find(({ id }) => id === to)!.kind)!;
  const inputs = definition.inputs.map((_, each) => wires.get(connections.find((wire) => wire.to === to && wire.port === each)!.id)!.value);
  return localDerivatives(definition, inputs)[port]!;
}

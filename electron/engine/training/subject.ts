/** The network on the desk, checked and planned. */
import { expand } from '@core/network/blocks/expand';
import type { Network } from '@core/network/network';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';

export interface Subject {
  readonly network: Network;
  readonly plan: NetworkPlan;
  /** Decides the first parameters of layers that have not learned anything yet. */
  readonly seed: number;
}

/** @throws the first problem of the network as a sentence. */
export function planSubject(network: Network, seed: number): Subject {
  return { network, seed, plan: planNetwork(network, surroundingsOf(network)) };
}

/** `null` while the network cannot be built. */
export function planIfComplete(network: Network, seed: number): Subject | null {
  try {
    return planSubject(network, seed);
  } catch {
    return null;
  }
}

/** Whether two networks compute the same from the same examples; names and places on the canvas do not matter. */
export const computesTheSame = (a: Network, b: Network): boolean => structure(a) === structure(b);

function structure(network: Network): string {
  const { dataset, datasetFields, ownPoints, layers, connections } = expand(network).network;
  const wires = connections.map(({ from, to, port }) => `${from} ${to} ${port}`).sort();
  return JSON.stringify([dataset, datasetFields, ownPoints, layers.map(({ id, kind, fields }) => [id, kind, Object.entries(fields).sort()]), wires]);
}

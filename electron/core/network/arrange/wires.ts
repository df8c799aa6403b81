/** The connections that shape a drawing. */
import type { Connection, Layer, Network } from '../network';

/** A connection between two layers by their places in the order of computation; `from` is before `to`. */
export interface Wire {
  readonly from: number;
  readonly to: number;
  /** Input port. */
  readonly port: number;
}

export interface Wires {
  /** Ids of all layers, each after its sources. */
  readonly order: readonly string[];
  /** Connections with another way beside them, such as the skip of a residual block: drawn around what they skip. */
  readonly skips: readonly Wire[];
  /** All others. */
  readonly ways: readonly Wire[];
}

/** Layers of a cycle stand in the order of the document, and the connections that close it count for nothing. */
export function wiresOf(network: Network): Wires {
  const order = computationOrder(network);
  const place = new Map(order.map((id, index) => [id, index]));
  const wires = network.connections.flatMap(({ from, to, port }): Wire[] => {
    const [start, end] = [place.get(from), place.get(to)];
    return start !== undefined && end !== undefined && start < end ? [{ from: start, to: end, port }] : [];
  });
  const followers = followersOf(order.length, wires);
  const skips = new Set(wires.filter((wire) => hasOtherWay(wire, followers)));
  return { order, skips: [...skips], ways: wires.filter((wire) => !skips.has(wire)) };
}

/**
 * Depth first from the ends of the network, so that each branch stands in one piece and a layer without input directly
 * before what it feeds. Inputs are visited in the order of their ports, ends in the order of the document.
 */
function computationOrder({ layers, connections }: Network): string[] {
  const sources = new Map<string, Connection[]>(layers.map(({ id }) => [id, []]));
  const feeding = new Set<string>();
  for (const connection of connections) {
    sources.get(connection.to)?.push(connection);
    if (sources.has(connection.to)) feeding.add(connection.from);
  }
  for (const each of sources.values()) each.sort((a, b) => b.port - a.port);
  const order = new Set<string>();
  const begun = new Set<string>();
  const visit = (end: string): void => {
    const open = [end];
    for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
      if (begun.has(id)) order.add(open.pop()!);
      else {
        begun.add(id);
        open.push(...sources.get(id)!.flatMap(({ from }) => (sources.has(from) && !begun.has(from) ? [from] : [])));
      }
    }
  };
  const isEnd = ({ id }: Layer): boolean => !feeding.has(id);
  for (const { id } of [...layers.filter(isEnd), ...layers]) visit(id);
  return [...order];
}

export function followersOf(count: number, wires: readonly Wire[]): number[][] {
  const followers = Array.from({ length: count }, (): number[] => []);
  for (const { from, to } of wires) followers[from].push(to);
  return followers;
}

/** Whether the end of a wire can be reached without it. */
function hasOtherWay({ from, to }: Wire, followers: readonly (readonly number[])[]): boolean {
  if (to === from + 1 || followers[from].length === 1) return false;
  const seen = new Set(followers[from].filter((next) => next < to));
  for (const place of seen) {
    for (const next of followers[place]) {
      if (next === to) return true;
      if (next < to) seen.add(next);
    }
  }
  return false;
}

/** Which layers a value passes. */
import type { Network } from './network';

/** Ids of the layers on a shortest way along connections, both ends included; `null` if there is none. A layer reaches itself. */
export function wayBetween({ connections }: Network, start: string, goal: string): readonly string[] | null {
  const followers = new Map<string, string[]>();
  for (const { from, to } of connections) followers.set(from, [...(followers.get(from) ?? []), to]);
  const cameFrom = new Map<string, string | null>([[start, null]]);
  for (const id of cameFrom.keys()) {
    if (id === goal) return wayBack(cameFrom, goal);
    for (const next of followers.get(id) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, id);
  }
  return null;
}

function wayBack(cameFrom: ReadonlyMap<string, string | null>, goal: string): string[] {
  const way: string[] = [];
  for (let id: string | null = goal; id !== null; id = cameFrom.get(id) ?? null) way.unshift(id);
  return way;
}

/** Ids of the layers that a connection into or out of `layer` would close a circle with, `layer` included. */
export function circleMakers({ connections }: Network, layer: string, direction: 'from' | 'to'): ReadonlySet<string> {
  const [near, far] = direction === 'from' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const neighbors = new Map<string, string[]>();
  for (const each of connections) neighbors.set(each[near], [...(neighbors.get(each[near]) ?? []), each[far]]);
  const found = new Set([layer]);
  for (const id of found) for (const next of neighbors.get(id) ?? []) found.add(next);
  return found;
}

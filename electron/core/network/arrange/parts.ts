/** What of a network hangs together. */
import type { Wire } from './wires';

export interface ConnectedPart {
  /** Places in the order of computation, ascending. */
  readonly members: readonly number[];
  readonly wires: readonly Wire[];
}

/** The largest part first; layers without any connection are one part, the last. */
export function connectedParts(count: number, wires: readonly Wire[]): ConnectedPart[] {
  const leader = Array.from({ length: count }, (_, place) => place);
  const find = (place: number): number => {
    let root = place;
    while (leader[root] !== root) root = leader[root] = leader[leader[root]];
    return root;
  };
  for (const { from, to } of wires) leader[find(to)] = find(from);
  const loose = -1;
  const wired = new Set(wires.flatMap(({ from, to }) => [from, to]));
  const parts = new Map<number, { members: number[]; wires: Wire[] }>();
  const partOf = (place: number) => {
    const key = wired.has(place) ? find(place) : loose;
    return parts.get(key) ?? parts.set(key, { members: [], wires: [] }).get(key)!;
  };
  for (let place = 0; place < count; place++) partOf(place).members.push(place);
  for (const wire of wires) partOf(wire.from).wires.push(wire);
  const single = parts.get(loose);
  parts.delete(loose);
  const sorted = [...parts.values()].sort((a, b) => b.members.length - a.members.length);
  return single ? [...sorted, single] : sorted;
}

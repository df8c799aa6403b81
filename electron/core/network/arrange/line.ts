/**
 * A connected part of a network as one line from left to right. Layers through which everything passes are its knots;
 * what lies between two knots is placed on its own, so that equal blocks look equal and cost little.
 */
import { spacing, type Position } from '../place';
import { placeBranches } from './branches';
import type { ConnectedPart } from './parts';
import type { Wire } from './wires';

/** A knot or everything between two of them. */
export interface Piece {
  /** Places in the order of computation. */
  readonly members: readonly number[];
  /** Corner of each member; the knots of a line stand at height 0, columns start at 0. */
  readonly positions: readonly Position[];
  /** Pixels to the right until the next piece starts. */
  readonly width: number;
  readonly top: number;
  /** Height of the lowest corner and the room below it. */
  readonly bottom: number;
  readonly isKnot: boolean;
}

export interface LineInput extends ConnectedPart {
  readonly heightOf: (place: number) => number;
}

export function lineOf({ members, wires: ways, heightOf }: LineInput): Piece[] {
  const known = new Map<string, Position[]>();
  const outgoing = groupBy(ways, ({ from }) => from);
  return split(members, ways).map(({ before, inner, after }) => {
    if (inner.length === 1 && before === undefined && after === undefined) return knot(inner[0], heightOf);
    const present = [before, ...inner, after].filter((place) => place !== undefined);
    const number = new Map(present.map((place, index) => [place, index]));
    const wires = present.flatMap((place) => outgoing.get(place) ?? []).flatMap(({ from, to, port }): Wire[] => {
      const [start, end] = [number.get(from), number.get(to)];
      return start === undefined || end === undefined ? [] : [{ from: start, to: end, port }];
    });
    const part = { heights: present.map(heightOf), wires };
    const key = JSON.stringify(part);
    const positions = known.get(key) ?? placeBranches(part);
    known.set(key, positions);
    return between(inner, positions, { hasBefore: before !== undefined, hasAfter: after !== undefined, heightOf });
  });
}

function knot(place: number, heightOf: LineInput['heightOf']): Piece {
  return { members: [place], positions: [{ x: 0, y: 0 }], width: spacing.x, top: 0, bottom: heightOf(place), isKnot: true };
}

interface Ends {
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  readonly heightOf: LineInput['heightOf'];
}

/** `positions` are those of the knot before, the inner layers, and the knot after. */
function between(inner: readonly number[], positions: readonly Position[], { hasBefore, hasAfter, heightOf }: Ends): Piece {
  const own = positions.slice(hasBefore ? 1 : 0, hasAfter ? -1 : undefined);
  const ends = [...(hasBefore ? [positions[0]] : []), ...(hasAfter ? [positions.at(-1)!] : [])];
  const axis = axisOf(own, ends);
  const left = Math.min(...own.map(({ x }) => x));
  const shifted = own.map(({ x, y }) => ({ x: x - left, y: y - axis }));
  return {
    members: inner,
    positions: shifted,
    width: Math.max(...shifted.map(({ x }) => x)) + spacing.x,
    top: Math.min(...shifted.map(({ y }) => y)),
    bottom: Math.max(...shifted.map(({ y }, index) => y + heightOf(inner[index]))),
    isKnot: false,
  };
}

/** The height at which the knots stand: of two branches the longer one goes straight on, more surround the line evenly. */
function axisOf(own: readonly Position[], ends: readonly Position[]): number {
  const [first, second, ...more] = [...groupBy(own, ({ y }) => y)].map(([y, { length }]) => ({ y, length }));
  if (second && more.length === 0 && first.length !== second.length) return first.length > second.length ? first.y : second.y;
  return ends.length === 0 ? first.y : Math.round(ends.reduce((sum, { y }) => sum + y, 0) / ends.length);
}

interface Stretch {
  readonly before?: number;
  readonly inner: readonly number[];
  readonly after?: number;
}

/** Cuts the members at their knots. */
function split(members: readonly number[], ways: readonly Wire[]): Stretch[] {
  const knots = knotsOf(members, ways);
  const stretches: Stretch[] = [];
  let inner: number[] = [];
  let before: number | undefined;
  for (const place of members) {
    if (!knots.has(place)) inner.push(place);
    else {
      if (inner.length > 0) stretches.push({ before, inner, after: place });
      stretches.push({ inner: [place] });
      before = place;
      inner = [];
    }
  }
  return inner.length > 0 ? [...stretches, { before, inner }] : stretches;
}

/** A side branch with an end or a start of its own does not hinder knots beyond it if it is that much shorter than what lies there. */
const sideShare = 1 / 2;

/** Members that no way leads past, and through which therefore everything passes but short side branches. */
function knotsOf(members: readonly number[], ways: readonly Wire[]): ReadonlySet<number> {
  const farthest = new Map<number, number>();
  const fed = new Set<number>();
  for (const { from, to } of ways) {
    farthest.set(from, Math.max(farthest.get(from) ?? 0, to));
    fed.add(to);
  }
  let reached = -1;
  const passed = members.map((place) => {
    const isPassed = reached > place;
    reached = Math.max(reached, farthest.get(place) ?? -1);
    return isPassed;
  });
  let [first, last] = [0, members.length];
  for (let start = 0; start < members.length; start++) {
    if (!passed[start]) continue;
    let end = start;
    while (passed[end]) end++;
    const inner = members.slice(start, end);
    if (inner.some((place) => !fed.has(place)) && inner.length > start * sideShare) first = end;
    if (inner.some((place) => !farthest.has(place)) && inner.length > (members.length - end) * sideShare) last = Math.min(last, start);
    start = end;
  }
  return new Set(members.filter((_, index) => !passed[index] && index >= first && index < last));
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

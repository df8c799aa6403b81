/**
 * A tidy arrangement of a network: in the order of the computation, in rows that read like text. A chain is its simplest
 * case. Branches stand one above the other; connections that skip layers are drawn around them.
 */
import { connectedParts } from './arrange/parts';
import { lineOf, type Piece } from './arrange/line';
import { rowsOf } from './arrange/rows';
import { wiresOf } from './arrange/wires';
import type { Network } from './network';
import { rowHeight, type Position } from './place';

/** Room above a row for connections that skip layers, in canvas pixels. */
const skipLane = 44;

/** New corner of each layer. */
export function arrange(network: Network): Map<string, Position> {
  const { order, ways, skips } = wiresOf(network);
  const heightOf = heights(network, order);
  const skipping = new Set(skips.map(({ from }) => from));
  const positions = new Map<string, Position>();
  let top = 0;
  for (const { members, wires } of connectedParts(order.length, ways)) {
    for (const row of rowsOf(lineOf({ members, wires, heightOf }), skips)) {
      const hasLane = row.some((piece) => piece.members.some((place) => skipping.has(place)));
      const middle = top + (hasLane ? skipLane : 0) - Math.min(...row.map((piece) => piece.top));
      placeRow(row, middle, (place, position) => positions.set(order[place], position));
      top = middle + Math.max(...row.map(({ bottom }) => bottom));
    }
  }
  return positions;
}

function placeRow(row: readonly Piece[], middle: number, put: (place: number, position: Position) => void): void {
  let left = 0;
  for (const { members, positions, width } of row) {
    members.forEach((place, index) => put(place, { x: left + positions[index].x, y: middle + positions[index].y }));
    left += width;
  }
}

/** By place in the order: what a card with so many connected ports needs. */
function heights({ connections }: Network, order: readonly string[]): (place: number) => number {
  const last = new Map<string, number>();
  for (const { to, port } of connections) last.set(to, Math.max(last.get(to) ?? 0, port));
  return (place) => rowHeight((last.get(order[place]) ?? 0) + 1);
}

/** Whether nobody has moved a layer away from the tidy arrangement. */
export function isArranged(network: Network): boolean {
  const tidy = arrange(network);
  return network.layers.every(({ id, position }) => tidy.get(id)?.x === position.x && tidy.get(id)?.y === position.y);
}

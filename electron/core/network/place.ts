/** Where a new layer goes on the canvas so that cards do not cover one another. */
import type { Layer, Network } from './network';

export type Position = Layer['position'];

/** Distances between the corners of two cards that leave room for a connection, in canvas pixels. */
export const spacing = { x: 220, y: 132 } as const;

/** Distance to the next card below: cards with more than four input ports are higher than others. */
export const rowHeight = (inputCount: number): number => spacing.y + Math.max(0, inputCount - 4) * 20;

/** Two cards nearer than this overlap or touch. */
const clearance = { x: 164, y: 100 } as const;

/** The place nearest to `wanted` where no card is, searched in growing rings. */
export function freeSpot(network: Network, wanted: Position): Position {
  for (let ring = 0; ; ring++) {
    for (const [columns, rows] of ringOffsets(ring)) {
      const spot = { x: wanted.x + (columns * spacing.x) / 2, y: wanted.y + (rows * spacing.y) / 2 };
      if (isFree(network, spot)) return spot;
    }
  }
}

/** How far a group of layers has to be moved, at the nearest to `wanted`, so that it covers no layer of the network. */
export function freeOffset(network: Network, group: readonly Layer[], wanted: Position): Position {
  for (let ring = 0; ; ring++) {
    for (const [columns, rows] of ringOffsets(ring)) {
      const offset = { x: wanted.x + (columns * spacing.x) / 2, y: wanted.y + (rows * spacing.y) / 2 };
      if (group.every(({ position }) => isFree(network, { x: position.x + offset.x, y: position.y + offset.y }))) return offset;
    }
  }
}

/** One column to the left of a layer. */
export function spotBefore(network: Network, target: string): Position {
  const to = positionOf(network, target);
  return { x: to.x - spacing.x, y: to.y };
}

/** One column to the right of a layer. */
export function spotAfter(network: Network, source: string): Position {
  const from = positionOf(network, source);
  return { x: from.x + spacing.x, y: from.y };
}

function positionOf(network: Network, id: string): Position {
  const layer = network.layers.find((each) => each.id === id);
  if (!layer) throw new Error(`There is no layer ${id} in the network.`);
  return layer.position;
}

function isFree(network: Network, spot: Position): boolean {
  return network.layers.every(
    ({ position }) => Math.abs(position.x - spot.x) >= clearance.x || Math.abs(position.y - spot.y) >= clearance.y,
  );
}

/** Half-steps at one distance, nearest to the wanted place first: below, above, then to the sides. */
function ringOffsets(ring: number): [columns: number, rows: number][] {
  const offsets: [number, number][] = [];
  for (let columns = -ring; columns <= ring; columns++) {
    for (let rows = -ring; rows <= ring; rows++) {
      if (Math.max(Math.abs(columns), Math.abs(rows)) === ring) offsets.push([columns, rows]);
    }
  }
  return offsets.sort((a, b) => cost(a) - cost(b));
}

const cost = ([columns, rows]: [number, number]): number => Math.abs(columns) * 1.5 + Math.abs(rows) + (rows < 0 ? 0.1 : 0) + (columns < 0 ? 0.1 : 0);

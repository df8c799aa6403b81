/** A tidy arrangement of a network: in the order of the computation, in rows that read like text. */
import type { Network } from './network';
import { spacing, type Position } from './place';

/** As many cards side by side as fit into the canvas of a small laptop; long networks have as many columns as rows. */
const mostColumns = (count: number): number => Math.max(4, Math.ceil(Math.sqrt(count)));

/** New corner of each layer. */
export function arrange(network: Network): Map<string, Position> {
  const positions = new Map<string, Position>();
  const ranks = rankGroups(network);
  const columns = evenColumns(ranks.length);
  let top = 0;
  for (let first = 0; first < ranks.length; first += columns) {
    const row = ranks.slice(first, first + columns);
    row.forEach((group, column) =>
      group.forEach((id, place) => positions.set(id, { x: column * spacing.x, y: top + place * spacing.y })),
    );
    top += Math.max(...row.map((group) => group.length)) * spacing.y;
  }
  return positions;
}

/** Whether nobody has moved a layer away from the tidy arrangement. */
export function isArranged(network: Network): boolean {
  const tidy = arrange(network);
  return network.layers.every(({ id, position }) => tidy.get(id)?.x === position.x && tidy.get(id)?.y === position.y);
}

/** So many that the last row is not much shorter than the others. */
const evenColumns = (count: number): number => Math.ceil(count / Math.max(1, Math.ceil(count / mostColumns(count))));

/** Layers grouped by the longest way that leads to them. */
function rankGroups(network: Network): string[][] {
  const groups: string[][] = [];
  const ranks = longestWays(network);
  for (const { id } of network.layers) (groups[ranks.get(id) ?? 0] ??= []).push(id);
  return groups;
}

function longestWays(network: Network): Map<string, number> {
  const ranks = new Map(network.layers.map(({ id }) => [id, 0]));
  // Without a cycle, each pass fixes at least one more layer of the longest way.
  for (let pass = 0; pass < network.layers.length; pass++) {
    let changed = false;
    for (const { from, to } of network.connections) {
      const rank = (ranks.get(from) ?? 0) + 1;
      if (rank > (ranks.get(to) ?? 0)) {
        ranks.set(to, rank);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return ranks;
}

/** Places of layers that branch: columns from left to right, with as few crossings as dagre finds. */
import { Graph, layout } from '@dagrejs/dagre';
import { spacing, type Position } from '../place';
import type { Wire } from './wires';

/** A part of a network: layers by number, with the wires among them. */
export interface Part {
  /** Height of each layer with the room below it, in canvas pixels. */
  readonly heights: readonly number[];
  readonly wires: readonly Wire[];
}

/** Dagre takes about half a second for as many; a larger part is placed in plain columns. */
const mostForDagre = 500;

/** Top left corner of each layer of the part. */
export function placeBranches(part: Part): Position[] {
  const positions = part.heights.length > mostForDagre ? inColumns(part) : byDagre(part);
  return runsAgainstPorts(part, positions) ? positions.map(({ x, y }) => ({ x, y: -y })) : positions;
}

function byDagre({ heights, wires }: Part): Position[] {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 0, edgesep: spacing.y / 4, ranksep: spacing.x / 2 });
  heights.forEach((height, index) => graph.setNode(String(index), { width: spacing.x / 2, height }));
  for (const { from, to } of wires) graph.setEdge(String(from), String(to), {});
  layout(graph);
  return heights.map((height, index) => {
    const { x, y } = graph.node(String(index)) as Position;
    return { x: x - spacing.x / 4, y: Math.round(y - height / 2) };
  });
}

/** One column for each length of the longest way to a layer, centered. */
function inColumns({ heights, wires }: Part): Position[] {
  const columns = heights.map(() => 0);
  for (const { from, to } of wires.toSorted((a, b) => a.from - b.from)) columns[to] = Math.max(columns[to], columns[from] + 1);
  const filled = new Map<number, number>();
  const tops = heights.map((height, index) => {
    const top = filled.get(columns[index]) ?? 0;
    filled.set(columns[index], top + height);
    return top;
  });
  return columns.map((column, index) => ({ x: column * spacing.x, y: Math.round(tops[index] - filled.get(column)! / 2) }));
}

/** Whether the sources of most layers stand in the reverse order of the ports they feed. */
function runsAgainstPorts({ heights, wires }: Part, positions: readonly Position[]): boolean {
  const into = heights.map((): Wire[] => []);
  for (const wire of wires) into[wire.to].push(wire);
  const agreement = into.flatMap((each) => {
    const middle = each.reduce((sum, { port }) => sum + port, 0) / each.length;
    return each.map(({ from, port }) => (port - middle) * positions[from].y);
  });
  return agreement.reduce((sum, each) => sum + each, 0) < 0;
}

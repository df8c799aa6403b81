/** A tidy arrangement of a circuit: values flow from left to right, each gate stands level with the middle of what feeds it. */
import type { Network } from '../network/network';
import type { Position } from '../network/place';
import { wireCircuit } from './check';

/** Distances between the corners of neighboring cards, in canvas pixels: room for two numbers on a connection. */
export const circuitSpacing = { x: 160, y: 84 } as const;

/** New corner of each gate; gates in a circle stay where they are. */
export function arrangeCircuit(circuit: Network): Map<string, Position> {
  const { order, sources } = wireCircuit(circuit);
  const feeds: Feeds = new Map(order.map((id) => [id, sources.get(id)!.flatMap((port) => port?.from ?? [])]));
  const columns = columnsOf(order, feeds);
  const rows = rowsOf(order, feeds);
  for (const column of new Set(columns.values())) pushApart(order.filter((id) => columns.get(id) === column), rows);
  return new Map(order.map((id) => [id, { x: columns.get(id)! * circuitSpacing.x, y: Math.round(rows.get(id)! * circuitSpacing.y) }]));
}

/** Ids of the gates that feed each gate, in the order of its inputs. */
type Feeds = ReadonlyMap<string, readonly string[]>;

/** The length of the longest way to each gate; a source stands next to the first gate that it feeds. */
function columnsOf(order: readonly string[], feeds: Feeds): Map<string, number> {
  const columns = new Map<string, number>();
  for (const id of order) columns.set(id, Math.max(0, ...feeds.get(id)!.map((from) => columns.get(from)! + 1)));
  for (const id of order) {
    const fed = order.filter((other) => feeds.get(other)!.includes(id)).map((other) => columns.get(other)!);
    if (feeds.get(id)!.length === 0 && fed.length > 0) columns.set(id, Math.min(...fed) - 1);
  }
  return columns;
}

/** Sources stand below one another in the order in which an expression would name them. */
function rowsOf(order: readonly string[], feeds: Feeds): Map<string, number> {
  const rows = new Map<string, number>();
  let free = 0;
  const visit = (id: string): number => {
    const feeding = feeds.get(id)!.map((from) => rows.get(from) ?? visit(from));
    const row = feeding.length > 0 ? feeding.reduce((sum, each) => sum + each, 0) / feeding.length : free++;
    rows.set(id, row);
    return row;
  };
  const used = new Set([...feeds.values()].flat());
  for (const id of order) if (!used.has(id)) visit(id);
  return rows;
}

/** At least one row apart, in the order in which they stand. */
function pushApart(column: readonly string[], rows: Map<string, number>): void {
  let least = -Infinity;
  for (const id of column.toSorted((a, b) => rows.get(a)! - rows.get(b)!)) {
    const row = Math.max(rows.get(id)!, least);
    rows.set(id, row);
    least = row + 1;
  }
}

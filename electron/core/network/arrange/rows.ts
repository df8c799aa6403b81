/** Breaks a line into rows, as text is broken. */
import { spacing } from '../place';
import type { Piece } from './line';
import type { Wire } from './wires';

/** A row as wide as this fits into the canvas of a small laptop. */
const leastColumns = 4;

/** A row becomes longer by this factor before it ends at a poor break. */
const patience = 2;

/** How good a place after a piece is for a break. */
type Break = 'none' | 'poor' | 'good';

export function rowsOf(line: readonly Piece[], skips: readonly Wire[]): Piece[][] {
  const breaks = breaksOf(line, skips);
  const limit = columnsPerRow(line);
  const rows: Piece[][] = [];
  let start = 0;
  for (let next = 1; next < line.length; next++) {
    const width = columnsOf(line.slice(start, next + 1));
    if (width <= limit) continue;
    const isFull = (index: number): boolean => columnsOf(line.slice(start, index + 1)) > limit / 2;
    const good = breaks.lastIndexOf('good', next - 1);
    const poor = width > patience * limit ? breaks.lastIndexOf('poor', next - 1) : -1;
    const last = [good, poor].find((index) => index >= start && isFull(index));
    if (last === undefined) continue;
    rows.push(line.slice(start, last + 1));
    start = last + 1;
  }
  return joinTail([...rows, line.slice(start)], limit);
}

/** A row that is long anyway takes in a short rest. */
function joinTail(rows: readonly Piece[][], limit: number): Piece[][] {
  const [row, rest] = rows.slice(-2);
  const joins = rest && columnsOf(row) > limit && columnsOf(rest) <= limit / 2;
  return joins ? [...rows.slice(0, -2), [...row, ...rest]] : [...rows];
}

/** So many that the drawing is about as high as wide, and the last row not much shorter than the others. */
function columnsPerRow(line: readonly Piece[]): number {
  const columns = columnsOf(line);
  const cells = sum(line.map(({ width, top, bottom }) => (width * (bottom - top)) / (spacing.x * spacing.y)));
  const most = Math.max(leastColumns, Math.ceil(Math.sqrt(cells)));
  return Math.ceil(columns / Math.max(1, Math.ceil(columns / most)));
}

/** Everything crosses a good break in one wire, and a poor one from one layer. */
function breaksOf(line: readonly Piece[], skips: readonly Wire[]): Break[] {
  const pieceOf = new Map(line.flatMap(({ members }, index) => members.map((place) => [place, index] as const)));
  const breaks = line.map(({ isKnot }, index): Break => (!isKnot ? 'none' : line[index + 1]?.isKnot ? 'good' : 'poor'));
  for (const { from, to } of skips) {
    const [start, end] = [pieceOf.get(from), pieceOf.get(to)];
    if (start === undefined || end === undefined) continue;
    if (start < end && breaks[start] === 'good') breaks[start] = 'poor';
    breaks.fill('none', start + 1, Math.max(start + 1, end));
  }
  return breaks;
}

const columnsOf = (pieces: readonly Piece[]): number => sum(pieces.map(({ width }) => width)) / spacing.x;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

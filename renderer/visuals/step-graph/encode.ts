/** From the graph of a step to boxes and paths: forward ops down the left column, backward ops up the middle one, updates on the right. Pure. */
import type { StepColumn, StepEdge, StepEdgeKind, StepGraph, StepGroup, StepOp } from '@core/inspect/step-graph';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface OpBox extends Rect {
  readonly op: StepOp;
}

export interface GroupBox extends Rect {
  readonly group: StepGroup;
  /** Empty while it is closed. */
  readonly ops: readonly OpBox[];
}

export interface EdgeMark {
  readonly id: string;
  readonly kind: StepEdgeKind;
  readonly path: string;
  /** The moments at its two ends; of closed groups there are several. */
  readonly moments: ReadonlySet<number>;
}

export interface StepGraphMarks {
  readonly columns: readonly { readonly column: StepColumn; readonly x: number }[];
  readonly boxes: readonly GroupBox[];
  readonly edges: readonly EdgeMark[];
  readonly width: number;
  readonly height: number;
}

const boxWidth = 212;
const columnGap = 124;
/** Room for connections that run around other boxes. */
const margin = 84;
const rowGap = 26;
const titleHeight = 30;
export const headHeight = 30;
const opHeight = 26;
const opGap = 12;
const inset = 10;

const columnX: Readonly<Record<StepColumn, number>> = { forward: margin, backward: margin + boxWidth + columnGap, update: margin + 2 * (boxWidth + columnGap) };

/** @param open ids of the groups whose ops are shown */
export function encode(graph: StepGraph, open: ReadonlySet<string>): StepGraphMarks {
  const boxes: GroupBox[] = [];
  let top = titleHeight;
  let updateTop = titleHeight;
  for (const row of graph.rows) {
    const sides = row.filter(({ column }) => column !== 'update');
    const height = Math.max(headHeight, ...sides.map((group) => heightOf(group, open)));
    boxes.push(...sides.map((group) => boxOf(group, open, top + (height - heightOf(group, open)) / 2)));
    for (const group of row.filter(({ column }) => column === 'update')) {
      // Updates are long; they would tear forward and backward pass apart if they kept to their rows.
      const y = Math.max(updateTop, top + (height - headHeight) / 2);
      boxes.push(boxOf(group, open, y));
      updateTop = y + heightOf(group, open) + rowGap;
    }
    top += height + rowGap;
  }
  const present = new Set(boxes.map(({ group }) => group.column));
  const columns = (Object.keys(columnX) as StepColumn[]).filter((column) => present.has(column)).map((column) => ({ column, x: columnX[column] + boxWidth / 2 }));
  return { columns, boxes, edges: edgesOf(graph.edges, boxes), width: columnX.update + boxWidth + margin, height: Math.max(top, updateTop) };
}

function heightOf({ id, ops }: StepGroup, open: ReadonlySet<string>): number {
  return open.has(id) ? headHeight + ops.length * opHeight + (ops.length - 1) * opGap + inset : headHeight;
}

/** Backward ops stand from the bottom to the top, as the gradient flows. */
function boxOf(group: StepGroup, open: ReadonlySet<string>, y: number): GroupBox {
  const x = columnX[group.column];
  const shown = open.has(group.id) ? (group.column === 'backward' ? group.ops.toReversed() : group.ops) : [];
  const ops = shown.map((op, i) => ({ op, x: x + inset, y: y + headHeight + i * (opHeight + opGap), width: boxWidth - 2 * inset, height: opHeight }));
  return { group, x, y, width: boxWidth, height: heightOf(group, open), ops };
}

/** Where an op is seen: its own box, or that of its closed group. */
interface Spot extends Rect {
  readonly id: string;
  readonly column: StepColumn;
  /** Place in its column, from top to bottom. */
  readonly order: number;
}

function spotsOf(boxes: readonly GroupBox[]): Map<number, Spot> {
  const spots = new Map<number, Spot>();
  const counts = new Map<StepColumn, number>();
  const next = (column: StepColumn): number => {
    const order = counts.get(column) ?? 0;
    counts.set(column, order + 1);
    return order;
  };
  for (const { group, ops, ...rect } of boxes) {
    const { column, id } = group;
    for (const { op, ...own } of ops) spots.set(op.at, { ...own, id: String(op.at), column, order: next(column) });
    if (ops.length > 0) continue;
    const closed: Spot = { ...rect, id, column, order: next(column) };
    for (const { at } of group.ops) spots.set(at, closed);
  }
  return spots;
}

/** One path for all the values that go the same way. */
function edgesOf(edges: readonly StepEdge[], boxes: readonly GroupBox[]): EdgeMark[] {
  const spots = spotsOf(boxes);
  const marks = new Map<string, EdgeMark & { readonly moments: Set<number> }>();
  for (const { from, to, kind } of edges) {
    const [source, target] = [spots.get(from)!, spots.get(to)!];
    if (source === target) continue;
    const id = `${source.id}>${target.id}:${kind}`;
    const mark = marks.get(id) ?? { id, kind, path: pathOf(source, target), moments: new Set<number>() };
    mark.moments.add(from).add(to);
    marks.set(id, mark);
  }
  return [...marks.values()];
}

const middleX = ({ x, width }: Rect): number => x + width / 2;
const middleY = ({ y, height }: Rect): number => y + height / 2;

function pathOf(source: Spot, target: Spot): string {
  if (source.column !== target.column) return across(source, target);
  const isNext = Math.abs(source.order - target.order) === 1;
  const isDown = target.y > source.y;
  if (isNext) return `M${middleX(source)},${isDown ? source.y + source.height : source.y}L${middleX(target)},${isDown ? target.y : target.y + target.height}`;
  return around(source, target);
}

/** From one column to another, from side to side. */
function across(source: Spot, target: Spot): string {
  const [left, right] = [source.x + source.width, target.x];
  const bend = (right - left) / 2;
  return `M${left},${middleY(source)}C${left + bend},${middleY(source)} ${right - bend},${middleY(target)} ${right},${middleY(target)}`;
}

/** Past the boxes between: on the left of the forward column, on the right of the others; the farther, the wider. */
function around(source: Spot, target: Spot): string {
  const side = source.column === 'forward' ? -1 : 1;
  const edge = ({ x, width }: Rect): number => (side < 0 ? x : x + width);
  const outer = side < 0 ? Math.min(edge(source), edge(target)) : Math.max(edge(source), edge(target));
  const bend = outer + side * Math.min(margin - 12, 14 + 9 * Math.log2(1 + Math.abs(source.order - target.order)));
  return `M${edge(source)},${middleY(source)}C${bend},${middleY(source)} ${bend},${middleY(target)} ${edge(target)},${middleY(target)}`;
}

/** The box in which a moment is seen. */
export function boxOfMoment({ boxes }: StepGraphMarks, at: number): Rect | undefined {
  const box = boxes.find(({ group }) => group.ops.some((op) => op.at === at));
  return box?.ops.find(({ op }) => op.at === at) ?? box;
}

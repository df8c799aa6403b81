/** Where a dragged box comes to rest: in line with others, or on the grid. */
import type { Axis } from './align';
import type { Box, Point } from './card';

/** Distance of grid lines, in canvas pixels: half that of the dots of the canvas. */
export const grid = 11;

/** A line that shows what the box is in line with. */
export interface Guide {
  readonly axis: Axis;
  /** Where it crosses its axis. */
  readonly at: number;
  /** Its two ends along the other axis. */
  readonly from: number;
  readonly to: number;
}

export interface Snap {
  /** To be added to the position of the dragged box. */
  readonly offset: Point;
  readonly guides: readonly Guide[];
}

export const noSnap: Snap = { offset: { x: 0, y: 0 }, guides: [] };

/** The first of edges that are equally near is taken: cards whose tops are level have level ports. */
const shares = [0, 1, 0.5] as const;

/** Snaps each axis to the nearest edge or middle of another box within `reach`, or else to the grid. */
export function snap(dragged: Box, others: readonly Box[], reach: number): Snap {
  const [x, y] = [snapAxis('x', dragged, others, reach), snapAxis('y', dragged, others, reach)];
  const rested = { ...dragged, x: dragged.x + x.offset, y: dragged.y + y.offset };
  return {
    offset: { x: x.offset, y: y.offset },
    guides: [...guideOf('x', x, rested), ...guideOf('y', y, rested)],
  };
}

interface AxisSnap {
  readonly offset: number;
  /** Where the box is in line, and with which boxes; missing on the grid. */
  readonly line?: { readonly at: number; readonly boxes: readonly Box[] };
}

const sizeOf = (box: Box, axis: Axis): number => (axis === 'x' ? box.width : box.height);
const lineOf = (box: Box, axis: Axis, share: number): number => box[axis] + share * sizeOf(box, axis);

function snapAxis(axis: Axis, dragged: Box, others: readonly Box[], reach: number): AxisSnap {
  let nearest: { offset: number; at: number; share: number } | undefined;
  for (const share of shares) {
    for (const other of others) {
      const at = lineOf(other, axis, share);
      const offset = at - lineOf(dragged, axis, share);
      if (Math.abs(offset) < Math.abs(nearest?.offset ?? reach)) nearest = { offset, at, share };
    }
  }
  if (!nearest) return { offset: Math.round(dragged[axis] / grid) * grid - dragged[axis] };
  const { offset, at, share } = nearest;
  return { offset, line: { at, boxes: others.filter((other) => Math.abs(lineOf(other, axis, share) - at) < 0.5) } };
}

function guideOf(axis: Axis, { line }: AxisSnap, rested: Box): Guide[] {
  if (!line) return [];
  const across = axis === 'x' ? 'y' : 'x';
  const boxes = [...line.boxes, rested];
  return [
    {
      axis,
      at: line.at,
      from: Math.min(...boxes.map((box) => box[across])),
      to: Math.max(...boxes.map((box) => box[across] + sizeOf(box, across))),
    },
  ];
}

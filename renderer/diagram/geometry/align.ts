/** Aligning and distributing boxes. Each function answers the new corners of the boxes that it was given. */
import type { Box, Point } from './card';

export const alignments = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];

export const axes = ['x', 'y'] as const;
export type Axis = (typeof axes)[number];

type Boxes = ReadonlyMap<string, Box>;
type Corners = Map<string, Point>;

/** Extent along an axis. */
const sizeAlong = { x: 'width', y: 'height' } as const;

/** The smallest box around all of these. */
export function boundsOf(boxes: Iterable<Box>): Box {
  const all = [...boxes];
  const x = Math.min(...all.map((box) => box.x));
  const y = Math.min(...all.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...all.map((box) => box.x + box.width)) - x,
    height: Math.max(...all.map((box) => box.y + box.height)) - y,
  };
}

/** Whether a box lies wholly in another. */
export const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

/** Moves boxes to the same edge or middle line of the box around them all. */
export function aligned(boxes: Boxes, alignment: Alignment): Corners {
  const bounds = boundsOf(boxes.values());
  const axis = alignment === 'left' || alignment === 'center' || alignment === 'right' ? 'x' : 'y';
  const share = { left: 0, top: 0, center: 0.5, middle: 0.5, right: 1, bottom: 1 }[alignment];
  const size = sizeAlong[axis];
  return mapBoxes(boxes, (box) => ({ ...cornerOf(box), [axis]: Math.round(bounds[axis] + share * (bounds[size] - box[size])) }));
}

/** Makes the gaps between boxes equal; the first and the last one along the axis stay. */
export function distributed(boxes: Boxes, axis: Axis): Corners {
  const size = sizeAlong[axis];
  const order = [...boxes].sort(([, a], [, b]) => a[axis] + a[size] / 2 - (b[axis] + b[size] / 2));
  const [first, last] = [order.at(0)![1], order.at(-1)![1]];
  const covered = order.slice(0, -1).reduce((sum, [, box]) => sum + box[size], 0);
  const gap = (last[axis] - first[axis] - covered) / (order.length - 1);
  let next = first[axis];
  const starts = new Map<string, number>();
  for (const [id, box] of order) {
    starts.set(id, Math.round(next));
    next += box[size] + gap;
  }
  return mapBoxes(boxes, (box, id) => ({ ...cornerOf(box), [axis]: starts.get(id)! }));
}

const cornerOf = ({ x, y }: Box): Point => ({ x, y });

const mapBoxes = (boxes: Boxes, corner: (box: Box, id: string) => Point): Corners => new Map([...boxes].map(([id, box]) => [id, corner(box, id)]));

/** Where points of the plane are on a square of pixels. */

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  /** Class, which decides color and shape. */
  readonly label: number;
  /** Which of the person's own points it is. */
  readonly own?: number;
}

/** The plane from -reach to reach on both axes, drawn on a square of `side` pixels. */
export interface Frame {
  readonly side: number;
  readonly reach: number;
}

const leastReach = 1.25;
const margin = 1.06;

/** Pixels around a point within which it is hit. */
const hitRadius = 9;

/** As much of the plane as all points need, and never less than the datasets fill. */
export const frameOf = (points: readonly ScatterPoint[], side: number): Frame => ({
  side,
  reach: points.reduce((most, { x, y }) => Math.max(most, Math.abs(x) * margin, Math.abs(y) * margin), leastReach),
});

export const toPixel = ({ side, reach }: Frame, { x, y }: { readonly x: number; readonly y: number }): { readonly left: number; readonly top: number } => ({
  left: (side * (x / reach + 1)) / 2,
  top: (side * (1 - y / reach)) / 2,
});

/** Rounded to thousandths: more than a hand can mean. */
export function toPlane({ side, reach }: Frame, left: number, top: number): { readonly x: number; readonly y: number } {
  const rounded = (value: number) => Math.round(1000 * value) / 1000;
  return { x: rounded(reach * ((2 * left) / side - 1)), y: rounded(reach * (1 - (2 * top) / side)) };
}

/** The person's own point nearest to a place, if one is near enough to be meant. */
export function ownAt(frame: Frame, points: readonly ScatterPoint[], left: number, top: number): number | undefined {
  let nearest: { readonly own: number; readonly distance: number } | undefined;
  for (const point of points) {
    if (point.own === undefined) continue;
    const at = toPixel(frame, point);
    const distance = Math.hypot(at.left - left, at.top - top);
    if (distance <= hitRadius && (!nearest || distance < nearest.distance)) nearest = { own: point.own, distance };
  }
  return nearest?.own;
}

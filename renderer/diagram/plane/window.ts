/** The part of the plane that is drawn, in the units of the data; both axes have the same scale. */
import { scaleLinear } from 'd3';

export interface PlaneWindow {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface PlaneTick {
  readonly at: number;
  readonly text: string;
}

/** Room around the points, as a share of their extent. */
const margin = 0.12;

/** All points (x and y, one after the other), in the middle of a window with the sides of the drawing. */
export function windowAround(points: Float32Array, width: number, height: number): PlaneWindow {
  const [left, right] = extentOf(points, 0);
  const [bottom, top] = extentOf(points, 1);
  const scale = Math.max((right - left) / width, (top - bottom) / height) * (1 + 2 * margin);
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return { left: x - (scale * width) / 2, right: x + (scale * width) / 2, bottom: y - (scale * height) / 2, top: y + (scale * height) / 2 };
}

/** Of one coordinate; at least a thousandth wide. */
function extentOf(points: Float32Array, coordinate: 0 | 1): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let i = coordinate; i < points.length; i += 2) {
    least = Math.min(least, points[i]!);
    most = Math.max(most, points[i]!);
  }
  if (!(least <= most)) return [-1, 1];
  const reach = Math.max((most - least) / 2, 5e-4);
  return [(least + most) / 2 - reach, (least + most) / 2 + reach];
}

/** The middles of the cells of a grid over the window, row after row from the top. */
export function gridOver({ left, right, bottom, top }: PlaneWindow, columns: number, rows: number): Float32Array {
  const points = new Float32Array(2 * columns * rows);
  for (let row = 0, i = 0; row < rows; row++) {
    const y = top + ((bottom - top) * (row + 0.5)) / rows;
    for (let column = 0; column < columns; column++) {
      points[i++] = left + ((right - left) * (column + 0.5)) / columns;
      points[i++] = y;
    }
  }
  return points;
}

/** Scales from data to pixels of a drawing of this size, with their ticks about 50 pixels apart. */
export function planeAxes({ left, right, bottom, top }: PlaneWindow, width: number, height: number) {
  const x = scaleLinear([left, right], [0, width]);
  const y = scaleLinear([top, bottom], [0, height]);
  const ticksOf = (scale: typeof x, length: number): readonly PlaneTick[] => {
    const text = scale.tickFormat(Math.max(2, length / 50));
    return scale.ticks(Math.max(2, length / 50)).map((value) => ({ at: scale(value), text: text(value) }));
  };
  return { x, y, xTicks: ticksOf(x, width), yTicks: ticksOf(y, height) };
}

/** Points of both, one after the other. */
export function joinPoints(a: Float32Array, b: Float32Array): Float32Array {
  const joined = new Float32Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

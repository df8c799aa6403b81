/** How a layer bends the plane: lines of a grid in the plane, on their way to where the layer puts them. Pure. */
import { line } from 'd3';
import type { PlanePoints } from '../../../../diagram/plane/points';
import type { PlaneWindow } from '../../../../diagram/plane/window';

export interface WarpData {
  /** Lines first, then the points: where they are, and where the layer puts them. */
  readonly from: Float32Array;
  readonly places: Float32Array;
  readonly lineCount: number;
  readonly points: PlanePoints;
  /** Units of the layer, and which share of their variance two directions show. */
  readonly width: number;
  readonly share: number;
}

export interface WarpLines {
  /** x and y of all points of all lines, one after the other. */
  readonly points: Float32Array;
  readonly lineCount: number;
}

const linesEachWay = 13;
const pointsEach = 49;

/** Lines along both axes over the window. */
export function warpLines({ left, right, bottom, top }: PlaneWindow): WarpLines {
  const numbers: number[] = [];
  for (const isUpright of [true, false]) {
    for (let i = 0; i < linesEachWay; i++) {
      const across = i / (linesEachWay - 1);
      for (let j = 0; j < pointsEach; j++) {
        const along = j / (pointsEach - 1);
        const [u, v] = isUpright ? [across, along] : [along, across];
        numbers.push(left + (right - left) * u, bottom + (top - bottom) * v);
      }
    }
  }
  return { points: Float32Array.from(numbers), lineCount: 2 * linesEachWay };
}

/**
 * The places of a layer moved and scaled to lie as the points of the plane do, middle on middle and equally wide; turned
 * and mirrored so that the way there is short, if their axes mean nothing (Schönemann 1966, in two dimensions).
 */
export function fitted(from: Float32Array, places: Float32Array, mayTurn: boolean): Float32Array {
  const [a, b] = [centered(from), centered(places)];
  const scale = b.spread > 0 ? a.spread / b.spread : 1;
  const [c, s, mirror] = mayTurn ? turnOf(a.values, b.values) : [1, 0, 1];
  const result = new Float32Array(places.length);
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [b.values[i]! * scale, b.values[i + 1]! * scale * mirror];
    result[i] = a.x + c * x - s * y;
    result[i + 1] = a.y + s * x + c * y;
  }
  return result;
}

function centered(values: Float32Array) {
  const count = values.length / 2;
  let [x, y] = [0, 0];
  for (let i = 0; i < values.length; i += 2) {
    x += values[i]! / count;
    y += values[i + 1]! / count;
  }
  const moved = values.map((value, i) => value - (i % 2 === 0 ? x : y));
  return { x, y, values: moved, spread: Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0) / count) };
}

/** Cosine and sine of the best turn, and 1 or -1 for y before it. */
function turnOf(a: Float32Array, b: Float32Array): readonly [number, number, 1 | -1] {
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < 4; j++) sums[j]! += a[i + (j >> 1)]! * b[i + (j & 1)]!;
  }
  const [xx, xy, yx, yy] = sums as [number, number, number, number];
  const [plain, mirrored] = [[xx + yy, yx - xy], [xx - yy, yx + xy]] as const;
  const isPlain = Math.hypot(...plain) >= Math.hypot(...mirrored);
  const [c, s] = isPlain ? plain : mirrored;
  const length = Math.hypot(c, s);
  return length > 0 ? [c / length, s / length, isPlain ? 1 : -1] : [1, 0, 1];
}

/** The way from one set of places to the other: 0 at its start, 1 at its end. */
export const between = (from: Float32Array, to: Float32Array, share: number): Float32Array => from.map((value, i) => value + (to[i]! - value) * share);

/** @param x @param y from the plane to pixels */
export function linePaths(places: Float32Array, lineCount: number, x: (value: number) => number, y: (value: number) => number): readonly string[] {
  const draw = line<number>((i) => x(places[2 * i]!), (i) => y(places[2 * i + 1]!)).digits(1);
  return Array.from({ length: lineCount }, (_, i) => draw(Array.from({ length: pointsEach }, (__, j) => i * pointsEach + j)) ?? '');
}

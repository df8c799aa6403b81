/** Two classes left and right of x = 0, with one point on the wrong side. */
import { gridOver } from '../../../../diagram/plane/window';
import type { RegionsData } from './encode';

const window = { left: -2, right: 2, bottom: -1, top: 1 };
const places = Float32Array.of(-1, 0, 1, 0.5, -0.5, -0.5, 1.5, 0);
const probability = (x: number): readonly [number, number] => [1 / (1 + Math.exp(4 * x)), 1 / (1 + Math.exp(-4 * x))];
const saidAt = (points: Float32Array): Float32Array => Float32Array.from(Array.from({ length: points.length / 2 }, (_, i) => probability(points[2 * i]!)).flat());

export const sample: RegionsData = {
  window,
  points: { places, trainCount: 3, labels: Uint8Array.of(0, 1, 1, 1) },
  classes: ['A', 'B'],
  target: '',
  grid: { columns: 40, rows: 20, width: 2, values: saidAt(gridOver(window, 40, 20)) },
  said: saidAt(places),
};

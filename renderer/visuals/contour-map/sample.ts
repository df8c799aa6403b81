/** A map with which the encoding is tested and shown alone: a round bowl. */
import type { HeightGrid } from './encode';

const places = Array.from({ length: 41 }, (_, i) => -2 + i / 10);

export const sample: HeightGrid = {
  view: { x: [-2, 2], y: [-2, 2] },
  columns: places.length,
  rows: places.length,
  heights: places.flatMap((y) => places.map((x) => x * x + y * y)),
};

/** Two inputs, two hidden units, one output. */
import type { GraphColumn } from './encode';

const picture = (units: number): Float32Array => Float32Array.from({ length: 16 * units }, (_, i) => Math.sin(i));

export const sample: readonly GraphColumn[] = [
  { name: 'Input', units: 2, pictures: picture(2) },
  { name: 'Hidden', units: 2, pictures: picture(2), incoming: { weight: [1, -2, 0.5, 0], bias: [0.1, -0.1] } },
  { name: 'Output', units: 1, pictures: picture(1), incoming: { weight: [4, -1], bias: [0] } },
];

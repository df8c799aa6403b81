import { orthogonal } from '@core/training/orthogonal';
import { Random } from '@core/tensor/random';
import { expect, it } from 'vitest';

/** Rows of a square matrix. */
const rowsOf = (matrix: Float64Array, size: number): Float64Array[] => Array.from({ length: size }, (_, i) => matrix.subarray(i * size, (i + 1) * size));
const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, element, i) => sum + element * b[i], 0);

it.each([1, 2, 3, 64, 301])('a square matrix of size %i has rows of length 1 at right angles', (size) => {
  const rows = rowsOf(orthogonal(size, size, new Random(5)), size);
  const errors = rows.flatMap((a, i) => rows.slice(i).map((b, j) => Math.abs(product(a, b) - (j === 0 ? 1 : 0))));
  expect(Math.max(...errors)).toBeLessThan(1e-12);
});

it('its elements have the moments of a vector that is uniform on the sphere', () => {
  const size = 256;
  const moment = (power: number) => orthogonal(size, size, new Random(8)).reduce((sum, element) => sum + element ** power, 0) / size ** 2;
  expect(moment(1) * Math.sqrt(size)).toBeCloseTo(0, 1);
  expect(moment(2) * size).toBeCloseTo(1, 9);
  const fourth = 3 / (size * (size + 2));
  expect(Math.abs(moment(4) / fourth - 1)).toBeLessThan(0.05);
});

it('is the same again with the same seed, and lies down for more columns than rows', () => {
  const made = (rows: number, columns: number) => orthogonal(rows, columns, new Random(3));
  expect(made(6, 4)).toEqual(made(6, 4));
  const [high, wide] = [made(6, 4), made(4, 6)];
  expect(Array.from(high, (_, i) => wide[(i % 4) * 6 + Math.floor(i / 4)])).toEqual(Array.from(high));
});

import { broadcastOffsets, broadcastShapes, broadcastStrides, normalizeAxis, stridesOf, walk } from '@core/tensor/shape';
import type { Shape } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

describe('broadcasting', () => {
  it.each<readonly [Shape, Shape, Shape]>([
    [[2, 3], [3], [2, 3]],
    [[2, 1], [1, 3], [2, 3]],
    [[], [4], [4]],
    [[5, 1, 2], [3, 1], [5, 3, 2]],
    [[0], [1], [0]],
  ])('%j with %j gives %j', (a, b, result) => {
    expect(broadcastShapes(a, b)).toEqual(result);
    expect(broadcastShapes(b, a)).toEqual(result);
  });

  it('refuses sizes that differ, with both shapes', () => {
    expect(() => broadcastShapes([2, 3], [2, 4])).toThrow('Shapes 2×3 and 2×4 cannot be combined element by element.');
  });

  it('stands still along repeated axes', () => {
    expect(broadcastStrides([3, 1], [2, 3, 4])).toEqual([0, 1, 0]);
    expect(Array.from(broadcastOffsets([2, 1], [2, 3]))).toEqual([0, 0, 0, 1, 1, 1]);
  });
});

describe('axes', () => {
  it('have row-major strides', () => {
    expect(stridesOf([2, 3, 4])).toEqual([12, 4, 1]);
    expect(stridesOf([])).toEqual([]);
  });

  it('may count from the end', () => {
    expect([normalizeAxis(-1, 3), normalizeAxis(2, 3), normalizeAxis(0, 0)]).toEqual([2, 2, 0]);
  });

  it.each([[3, 3], [-4, 3], [0.5, 3]])('%d does not exist in rank %d', (axis, rank) => {
    expect(() => normalizeAxis(axis, rank)).toThrow(`Axis ${axis} does not exist in a tensor of rank ${rank}.`);
  });
});

describe('walk', () => {
  it.each<readonly [string, Shape, readonly number[], readonly number[]]>([
    ['a transposed matrix', [3, 2], [1, 3], [0, 3, 1, 4, 2, 5]],
    ['a scalar', [], [], [0]],
    ['nothing', [2, 0], [0, 1], []],
    ['three axes', [2, 2, 2], [4, 1, 2], [0, 2, 1, 3, 4, 6, 5, 7]],
    ['a row backwards', [3], [-1], [0, -1, -2]],
  ])('visits %s', (_, shape, strides, expected) => {
    const offsets: number[] = [];
    walk(shape, strides, (index, offset) => (offsets[index] = offset));
    expect(offsets.map((offset) => offset + 0)).toEqual(expected);
  });
});

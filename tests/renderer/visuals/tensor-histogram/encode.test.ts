import { expect, it } from 'vitest';
import { encode } from '../../../../renderer/visuals/tensor-histogram/encode';

const size = { width: 400, height: 200 };

it('a bar for each interval, as high as its count, colored by its side of zero', () => {
  const { bars, base, zero } = encode({ counts: [1, 0, 4, 2], least: -2, most: 2 }, size);
  expect(bars.map(({ isNegative }) => isNegative)).toEqual([true, true, false, false]);
  expect(bars[1].height).toBe(0);
  expect(bars[2].height / bars[3].height).toBeCloseTo(2);
  expect(bars.every(({ y, height }) => Math.abs(y + height - base) < 1e-9)).toBe(true);
  expect(zero).toBeCloseTo(bars[2].x);
});

it('equal elements have one interval of width 1', () => {
  const { bars, zero } = encode({ counts: [3], least: 5, most: 5 }, size);
  expect([bars[0].from, bars[0].to, zero]).toEqual([5, 6, null]);
});

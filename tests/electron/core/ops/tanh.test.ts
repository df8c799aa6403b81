import { tanh } from '@core/ops/tanh';
import { describe, expect, it } from 'vitest';

const of = (...elements: number[]): number[] => {
  const [{ data }] = tanh.forward([{ dtype: 'float64', shape: [elements.length], data: Float64Array.from(elements) }], {});
  return Array.from(data);
};
const dense = Array.from({ length: 100_001 }, (_, i) => (i - 50_000) / 2_000);

describe('the hyperbolic tangent', () => {
  it('is right to 12 digits', () => {
    const wrong = of(...dense).filter((y, i) => !(Math.abs(y - Math.tanh(dense[i])) <= 5e-13 * Math.abs(Math.tanh(dense[i]))));
    expect(wrong).toEqual([]);
  });

  it('keeps tiny numbers', () => {
    const tiny = [1e-4, 1e-9, 1e-30, 1e-300];
    of(...tiny).forEach((y, i) => expect(Math.abs(y / Math.tanh(tiny[i]) - 1)).toBeLessThan(1e-13));
  });

  it('is odd, also at zero', () => {
    const positive = dense.filter((x) => x >= 0);
    expect(of(...positive.map((x) => -x))).toEqual(of(...positive).map((y) => -y));
  });

  it('ends at one, and says nothing about what is no number', () => expect(of(Infinity, -Infinity, 1e300, NaN)).toEqual([1, -1, 1, NaN]));
});

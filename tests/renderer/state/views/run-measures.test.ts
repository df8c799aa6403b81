import { tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { fromBytes, inBytes, shareOfRight } from '../../../../renderer/state/views/run-measures';

it('counts the answers that are right', () => {
  expect(shareOfRight(tensor('float32', [3, 2], [0.9, 0.1, 0.2, 0.8, 0.6, 0.4]), Uint8Array.of(0, 1, 1))).toBeCloseTo(2 / 3, 10);
});

describe('a picture in bytes', () => {
  const numbers = Float32Array.from({ length: 500 }, (_, i) => Math.sin(i) * 3 + 1);

  it('is off by half a step at most', () => {
    const stored = inBytes(numbers);
    expect(stored.values.every((value) => Number.isInteger(value) && value >= 0 && value <= 255)).toBe(true);
    const step = (stored.most - stored.least) / 255;
    fromBytes(stored).forEach((value, i) => expect(Math.abs(value - numbers[i]!)).toBeLessThanOrEqual(step * 0.5001));
  });

  it('of one number everywhere is that number', () => {
    expect([...fromBytes(inBytes(Float32Array.of(0.25, 0.25)))]).toEqual([0.25, 0.25]);
  });

  it('has nothing in it that JSON does not know', () => {
    const { values, least, most } = inBytes(Float32Array.of(NaN, 1, Infinity, 3));
    expect(values).toEqual([0, 0, 0, 255]);
    expect([least, most]).toEqual([1, 3]);
    expect(inBytes(Float32Array.of(NaN))).toEqual({ values: [0], least: 0, most: 0 });
  });
});

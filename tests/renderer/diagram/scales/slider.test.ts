import { describe, expect, it } from 'vitest';
import { placeOf, valueAt, type SliderScale } from '../../../../renderer/diagram/scales/slider';

const scales: readonly SliderScale[] = [
  { kind: 'linear', least: 0, most: 1 },
  { kind: 'logarithmic', least: 1e-5, most: 10 },
  { kind: 'fromZero', least: 0, most: 100 },
  { kind: 'closeToOne', least: 0, most: 0.9999 },
];

describe.each(scales)('a slider with a $kind scale', (scale) => {
  it('has its ends at the ends', () => {
    expect(valueAt(scale, 0)).toBe(scale.least);
    expect(valueAt(scale, 1)).toBe(scale.most);
    expect(placeOf(scale, scale.least)).toBe(0);
    expect(placeOf(scale, scale.most)).toBe(1);
  });

  it('grows, and comes back to the place within the rounding', () => {
    let before = scale.least;
    for (let place = 0.05; place < 1; place += 0.05) {
      const value = valueAt(scale, place);
      expect(value).toBeGreaterThan(before);
      expect(placeOf(scale, value)).toBeCloseTo(place, 1);
      before = value;
    }
  });

  it('keeps what is beyond its ends at its ends', () => {
    expect(placeOf(scale, 1e-9)).toBeLessThan(0.01);
    if (scale.kind !== 'closeToOne') expect(placeOf(scale, 1e9)).toBe(1);
  });
});

it('a momentum of 0.9, 0.99 and 0.999 stand at a quarter, a half and three quarters', () => {
  const scale: SliderScale = { kind: 'closeToOne', least: 0, most: 0.9999 };
  expect([0.9, 0.99, 0.999].map((value) => Number(placeOf(scale, value).toFixed(6)))).toEqual([0.25, 0.5, 0.75]);
});

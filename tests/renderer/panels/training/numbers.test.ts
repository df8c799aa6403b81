import { describe, expect, it } from 'vitest';
import { duration, nextPowerOfTwo, nextRate } from '../../../../renderer/panels/training/numbers';

describe('numbers of the dock', () => {
  it.each([
    [0.001, 1, 0.003],
    [0.001, -1, 0.0003],
    [0.002, 1, 0.003],
    [0.002, -1, 0.001],
    [30, 1, 30],
  ] as const)('an arrow leads from the rate %s (%s) to %s', (from, direction, to) => {
    expect(nextRate(from, direction)).toBe(to);
  });

  it.each([
    [64, 1, 128],
    [64, -1, 32],
    [100, 1, 128],
    [100, -1, 64],
    [1, -1, 0.5],
  ] as const)('an arrow leads from the batch size %s (%s) to %s', (from, direction, to) => {
    expect(nextPowerOfTwo(from, direction)).toBe(to);
  });

  it.each([
    [0.2, '1 s'],
    [48, '48 s'],
    [200, '3 min 20 s'],
    [7500, '2 h 5 min'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});

import { describe, expect, it } from 'vitest';
import { cadenceOf, stepsUntil } from '../../../../electron/engine/training/cadence';

describe('cadence', () => {
  it('is often in steps for a large network and rare for a small one', () => {
    const large = cadenceOf({ flop: 8e6 }, 'onnx', 64, 1e5);
    const small = cadenceOf({ flop: 2e5 }, 'onnx', 64, 1e5);
    expect(large.statisticsEvery).toBeLessThan(20);
    expect(small.statisticsEvery).toBeGreaterThan(50);
    expect(large.validateEvery).toBeGreaterThan(large.statisticsEvery);
  });

  it('looks at a short run of a tiny network often enough to see it change', () => {
    expect(cadenceOf({ flop: 1000 }, 'compiled', 10, 600).statisticsEvery).toBe(10);
    expect(cadenceOf({ flop: 1000 }, 'compiled', 10, 1).statisticsEvery).toBe(1);
  });

  it('spends at most three percent on the statistics of the digit network, which take half a step', () => {
    const { statisticsEvery } = cadenceOf({ flop: 7.81e6 }, 'onnx', 64, 1e5);
    expect(0.5 / statisticsEvery).toBeLessThan(0.034);
  });

  it('does not let anybody wait for the statistics of a large network, whatever they cost', () => {
    expect(cadenceOf({ flop: 1e8 }, 'onnx', 64, 1e5).statisticsEvery).toBe(8);
    expect(cadenceOf({ flop: 1e9 }, 'onnx', 64, 1e5).statisticsEvery).toBe(1);
  });

  it('leaves tens of thousands of steps between two looks at a tiny network that trains without pause', () => {
    const { statisticsEvery, validateEvery } = cadenceOf({ flop: 208 }, 'compiled', 1, 1e9);
    expect(statisticsEvery).toBeGreaterThan(30_000);
    expect(validateEvery).toBeGreaterThan(statisticsEvery);
  });

  it('is at least every step, however large the network is', () => {
    expect(cadenceOf({ flop: 1e12 }, 'onnx', 8192, 1e5)).toEqual({ statisticsEvery: 1, validateEvery: 1 });
  });
});

describe('stepsUntil', () => {
  it.each([
    [0, 5, 0],
    [1, 5, 4],
    [4, 5, 1],
    [5, 5, 0],
    [7, 1, 0],
  ])('from %i to a multiple of %i are %i', (step, every, left) => {
    expect(stepsUntil(step, every)).toBe(left);
  });
});

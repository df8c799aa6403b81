import { hash32, Random } from '@core/tensor/random';
import { describe, expect, it } from 'vitest';

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.uniform());

describe('Random', () => {
  it('is xoshiro128**: the first outputs of the reference algorithm for the state 1, 2, 3, 4', () => {
    const random = Random.fromState([1, 2, 3, 4]);
    expect([random.bits(), random.bits(), random.bits(), random.bits()]).toEqual([11520, 0, 5927040, 70819200]);
  });

  it('repeats itself for the same seed, and only for that', () => {
    expect(draw(new Random(5), 8)).toEqual(draw(new Random(5), 8));
    expect(draw(new Random(5), 8)).not.toEqual(draw(new Random(6), 8));
  });

  it('forks by purpose without using up numbers', () => {
    const random = new Random(5);
    const weights = draw(random.fork('weights'), 4);
    expect(draw(random.fork('weights'), 4)).toEqual(weights);
    expect(draw(random.fork('weight'), 4)).not.toEqual(weights);
    expect(draw(random, 4)).toEqual(draw(new Random(5), 4));
  });

  it('makes uniform numbers with the right mean and range', () => {
    const numbers = draw(new Random(1), 10_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    // The mean of 10,000 uniform numbers has a standard deviation of 0.0029.
    expect(Math.abs(numbers.reduce((sum, v) => sum + v, 0) / numbers.length - 0.5)).toBeLessThan(0.012);
  });

  it('makes normal numbers with mean 0 and variance 1', () => {
    const random = new Random(2);
    const numbers = Array.from({ length: 10_000 }, () => random.normal());
    const mean = numbers.reduce((sum, v) => sum + v, 0) / numbers.length;
    const variance = numbers.reduce((sum, v) => sum + (v - mean) ** 2, 0) / numbers.length;
    expect(Math.abs(mean)).toBeLessThan(0.04);
    expect(Math.abs(variance - 1)).toBeLessThan(0.06);
  });

  it('permutes: every index once, not in order', () => {
    const order = new Random(3).permutation(100);
    expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(Array.from(order)).not.toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it('draws whole numbers below the limit', () => {
    const random = new Random(4);
    const seen = new Set(Array.from({ length: 200 }, () => random.integer(5)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('hashes neighbours far apart', () => {
    const hashes = Array.from({ length: 1000 }, (_, i) => hash32(i));
    expect(new Set(hashes).size).toBe(1000);
    expect(hashes.every((hash) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32)).toBe(true);
  });
});

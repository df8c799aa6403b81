import { describe, expect, it } from 'vitest';
import { Random } from '@core/tensor/random';
import { BoundedCurve, RunCurves } from '@core/training/curve';

const capacity = 32;
const curve = (losses: ArrayLike<number>, first = 1) => Array.from(losses, (loss, i) => ({ step: first + i, loss }));

function bounded(points: readonly { step: number; loss: number }[]) {
  const kept = new BoundedCurve(capacity);
  for (const point of points) kept.add(point);
  return kept.points();
}

describe('a bounded curve', () => {
  it('is exact while there is room', () => {
    const points = curve(Array.from({ length: capacity }, (_, i) => i));
    expect(bounded(points)).toEqual(points);
  });

  it('keeps minimum, maximum and order of any longer curve', () => {
    const random = new Random(7);
    for (let trial = 0; trial < 50; trial++) {
      const points = curve(Float64Array.from({ length: 1 + random.integer(3000) }, () => random.normal()));
      const kept = bounded(points);
      const losses = (list: typeof points) => list.map(({ loss }) => loss);
      expect(Math.min(...losses(kept))).toBe(Math.min(...losses(points)));
      expect(Math.max(...losses(kept))).toBe(Math.max(...losses(points)));
      expect(kept.length).toBeLessThanOrEqual(2 * capacity + 1);
      expect(kept.every(({ step }, i) => i === 0 || step > kept[i - 1].step)).toBe(true);
    }
  });

  it('is equally fine from the first step to the last', () => {
    const kept = bounded(curve(Array.from({ length: 100_000 }, (_, i) => (i === 50_000 ? 99 : 1 / (i + 1)))));
    expect(kept).toContainEqual({ step: 50_001, loss: 99 });
    expect(kept[0].step).toBe(1);
    expect(kept.at(-1)!.step).toBe(100_000);
    const gaps = kept.slice(1).map(({ step }, i) => step - kept[i].step);
    expect(Math.max(...gaps)).toBeLessThan(100_000 / 8);
  });
});

describe('a bounded curve that is cut', () => {
  const filled = (capacity: number, steps: number) => {
    const curve = new BoundedCurve<{ step: number; loss: number }>(capacity);
    for (let step = 1; step <= steps; step++) curve.add({ step, loss: Math.cos(step) });
    return curve;
  };

  it('goes on from there, and ends with the newest point', () => {
    const curve = filled(100, 50);
    curve.cutFrom(21);
    expect(curve.points().map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    curve.add({ step: 21, loss: 5 });
    expect(curve.points().at(-1)).toEqual({ step: 21, loss: 5 });
  });

  it('keeps nothing at or after the cut in a long run', () => {
    for (const cut of [1, 2, 333, 700, 999, 1000, 1001]) {
      const curve = filled(16, 1000);
      curve.cutFrom(cut);
      expect(curve.points().every(({ step }) => step < cut)).toBe(true);
    }
    expect(filled(16, 1000).points().at(-1)!.step).toBe(1000);
  });
});

describe('RunCurves', () => {
  it('gives every point once', () => {
    const queue = new RunCurves(10);
    queue.add({ training: curve([3, 2]), validation: [] });
    queue.add({ training: curve([1], 3), validation: [{ step: 3, loss: 1, accuracy: 0.9, examples: 10 }] });
    const { training, validation } = queue.take();
    expect(training.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(validation).toHaveLength(1);
    expect(queue.take()).toEqual({ training: [], validation: [] });
  });

  it('is exact again after it was emptied', () => {
    const queue = new RunCurves(2);
    queue.add({ training: curve([1, 2, 3, 4, 5, 6, 7, 8]), validation: [] });
    queue.take();
    queue.add({ training: curve([5, 5], 9), validation: [] });
    expect(queue.peek().training).toHaveLength(2);
  });
});

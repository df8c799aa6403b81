import { describe, expect, it } from 'vitest';
import type { RunFrame, RunPoints } from '../../../renderer/bridge/contract';
import { emptyCurve, grow } from '../../../renderer/state/curve';

const frame = (statisticsStep: number): RunFrame => ({
  state: 'running',
  position: { step: statisticsStep, epoch: 0, stepsPerEpoch: 100, totalSteps: 500 },
  executor: null,
  imagesPerSecond: 1,
  secondsLeft: null,
  statistics: [{ layer: 'dense', gradientNorm: statisticsStep }],
  statisticsStep,
});
const steps = (...numbers: number[]): RunPoints => ({ training: numbers.map((step) => ({ step, loss: step })), validation: [] });

describe('grow', () => {
  it('appends points and says so with a new object', () => {
    const before = grow(emptyCurve(), frame(2), steps(1, 2));
    const after = grow(before, frame(3), steps(3));
    expect(after).not.toBe(before);
    expect(after.training.map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it('replaces steps that are done again after a crash', () => {
    const after = grow(grow(emptyCurve(), frame(5), steps(1, 2, 3, 4, 5)), frame(4), steps(3, 4));
    expect(after.training.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
    expect(after.samples.map(({ step }) => step)).toEqual([4]);
  });

  it('starts again after a reset', () => {
    const after = grow(grow(emptyCurve(), frame(3), steps(1, 2, 3)), frame(1), steps(1));
    expect(after.training.map(({ step }) => step)).toEqual([1]);
  });

  it('keeps each measured step once, in bounded memory, from the first to the last', () => {
    let curve = emptyCurve();
    for (let step = 1; step <= 5000; step++) {
      curve = grow(curve, frame(step), steps(step));
      curve = grow(curve, frame(step), steps());
    }
    expect(curve.samples.length).toBeLessThanOrEqual(1024);
    expect(curve.samples.length).toBeGreaterThan(400);
    expect(curve.samples[0]!.step).toBeLessThan(20);
    expect(curve.samples.at(-1)!.step).toBe(5000);
    expect(new Set(curve.samples.map(({ step }) => step)).size).toBe(curve.samples.length);
  });
});

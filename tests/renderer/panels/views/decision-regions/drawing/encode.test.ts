import { describe, expect, it } from 'vitest';
import { fitOf, isWrong, readAt, rowsOf } from '../../../../../../renderer/panels/views/decision-regions/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/decision-regions/drawing/sample';

describe('decision regions', () => {
  it('mark the points that lie in the region of another class', () => {
    expect([0, 1, 2, 3].map((point) => isWrong(sample, point))).toEqual([false, false, true, false]);
  });

  it('count right points of both splits apart', () => {
    expect(fitOf(sample)).toEqual({ train: 2 / 3, validation: 1 });
  });

  it('of numbers tell how far off they are', () => {
    const { labels: _labels, ...points } = sample.points;
    const numbers = { ...sample, classes: null, points: { ...points, targets: Float32Array.of(1, 2, 3, 4) }, grid: { ...sample.grid, width: 1 }, said: Float32Array.of(1, 2, 6, 0) };
    expect(fitOf(numbers)).toEqual({ train: Math.sqrt(3), validation: 4 });
  });

  it('read what the network says in the cell under a place', () => {
    const reading = readAt(sample, { width: 400, height: 200 }, { x: 399, y: 0 });
    expect(reading.x).toBeCloseTo(1.95);
    expect(reading.y).toBeCloseTo(0.95);
    expect(reading.said[1]).toBeCloseTo(1 / (1 + Math.exp(-4 * 1.95)), 5);
    expect(reading.said[0]! + reading.said[1]!).toBeCloseTo(1, 5);
  });

  it('are a table of points', () => {
    const rows = rowsOf(sample, { train: 'training', validation: 'validation' });
    expect(rows.map(([split, x, , truth]) => [split, x, truth])).toEqual([['training', -1, 'A'], ['training', 1, 'B'], ['training', -0.5, 'B'], ['validation', 1.5, 'B']]);
  });
});

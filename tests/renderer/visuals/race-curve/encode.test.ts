import { describe, expect, it } from 'vitest';
import { encode } from '../../../../renderer/visuals/race-curve/encode';
import { sample } from '../../../../renderer/visuals/race-curve/sample';

const size = { width: 300, height: 180 };

const pointsOf = (path: string) => [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

describe('the losses of a race', () => {
  it('have one point per step, and equal factors are equal distances', () => {
    const [falling] = encode({ ...sample, series: [sample.series[0]!] }, size).lines;
    const points = pointsOf(falling!.path);
    expect(points).toHaveLength(31);
    const drops = points.slice(1, 20).map(([, y], i) => y - points[i]![1]);
    for (const drop of drops) expect(drop).toBeCloseTo(drops[0]!, 0);
    expect(drops[0]).toBeGreaterThan(0);
  });

  it('are not flattened by a racer that runs away', () => {
    const { plot, lines } = encode(sample, size);
    const [falling, rising] = lines.map(({ path }) => pointsOf(path));
    expect(falling![0]![1]).toBeLessThan(plot.top + 0.4 * (plot.bottom - plot.top));
    for (const [, y] of rising!) expect(y).toBeGreaterThanOrEqual(plot.top);
  });

  it('below zero stand on a scale of equal differences', () => {
    const { lines } = encode({ steps: 4, series: [{ name: 'SGD', color: 'loss', dash: '', losses: [2, 1, 0, -1, -2] }] }, size);
    const points = pointsOf(lines[0]!.path);
    expect(points[1]![1] - points[0]![1]).toBeCloseTo(points[4]![1] - points[3]![1], 0);
  });

  it('tell the step at a place', () => {
    const { xOf, stepAt } = encode(sample, size);
    expect(stepAt(xOf(17))).toBe(17);
    expect([stepAt(-100), stepAt(1000)]).toEqual([0, 30]);
  });

  it('stand still without racers', () => {
    expect(encode({ steps: 10, series: [] }, size).lines).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { contourLines, extremes, filledView, gridPlaces, levelsBetween, mapScales, shading } from '../../../../renderer/visuals/contour-map/encode';
import { sample } from '../../../../renderer/visuals/contour-map/sample';

const size = { width: 400, height: 400 };

describe('the view of a map', () => {
  it('shows all that was asked for, with equal units along both axes', () => {
    const view = filledView({ x: [-1, 1], y: [0, 4] }, { width: 300, height: 200 });
    expect(view.y).toEqual([0, 4]);
    expect(view.x).toEqual([-3, 3]);
  });

  it('has y upwards, and comes back from pixels', () => {
    const scales = mapScales({ x: [-2, 2], y: [-1, 1] }, { width: 400, height: 200 });
    expect([scales.x(-2), scales.x(2), scales.y(1), scales.y(-1)]).toEqual([0, 400, 0, 200]);
    expect(scales.y.invert(50)).toBe(0.5);
  });

  it('is covered by the grid from edge to edge', () => {
    const { xs, ys } = gridPlaces({ x: [-2, 2], y: [0, 1] }, { width: 400, height: 100 });
    expect([xs.length, ys.length]).toEqual([100, 25]);
    expect([xs[0], xs.at(-1), ys[0], ys.at(-1)]).toEqual([-2, 2, 0, 1]);
  });
});

describe('the levels', () => {
  it('go by 1, 2, 5 over powers of ten', () => {
    expect(levelsBetween(0.3, 60, 'logarithmic')).toEqual([0.5, 1, 2, 5, 10, 20, 50]);
  });

  it('go by equal differences where the heights are alike or below zero', () => {
    for (const levels of [levelsBetween(2, 3, 'logarithmic'), levelsBetween(-5, 5, 'logarithmic'), levelsBetween(-5, 5, 'linear')]) {
      expect(levels.length).toBeGreaterThan(4);
      const [first, second] = levels;
      for (let i = 1; i < levels.length; i++) expect(levels[i]! - levels[i - 1]!).toBeCloseTo(second! - first!, 9);
    }
  });
});

describe('the contour lines', () => {
  it('of a round bowl are circles of radius √level around the middle', () => {
    for (const { level, path } of contourLines(sample, [1, 2.25], size)) {
      const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
      // The outline of the map belongs to the region, too; its points lie on the edges.
      const inner = points.filter(([x, y]) => x > 1 && x < 399 && y > 1 && y < 399);
      expect(inner.length).toBeGreaterThan(40);
      for (const [x, y] of inner) expect(Math.hypot(x - 200, y - 200) / 100).toBeCloseTo(Math.sqrt(level), 1);
    }
  });

  it('carry labels that keep apart', () => {
    const labels = contourLines(sample, [0.5, 1, 2, 3], size).flatMap(({ label }) => label ?? []);
    expect(labels.length).toBeGreaterThan(1);
    labels.forEach((label, i) => labels.slice(i + 1).forEach((other) => expect(Math.hypot(label.x - other.x, label.y - other.y)).toBeGreaterThanOrEqual(46)));
  });
});

describe('the shades', () => {
  it('go from 0 at the lowest to 1 at the highest, and stay there beyond', () => {
    for (const kind of ['linear', 'logarithmic'] as const) {
      const shade = shading(0, 8, kind);
      expect([shade(0), shade(8), shade(100)]).toEqual([0, 1, 1]);
      expect(shade(2)).toBeLessThan(shade(4));
    }
  });

  it('leave out what is no number when they look for the ends', () => {
    expect(extremes({ ...sample, heights: [3, Number.NaN, 1, Infinity, 2] })).toEqual([1, 3]);
  });
});

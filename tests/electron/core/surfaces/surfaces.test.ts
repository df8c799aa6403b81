/** Every surface: its gradient against central differences, its minima against their surroundings. */
import { lossGrid, slopeOf, type SlopeAt } from '@core/descent/field';
import { surfaces } from '@core/surfaces';
import type { Point, SurfaceDefinition } from '@core/surfaces/definition';
import { Random } from '@core/tensor/random';
import { describe, expect, it } from 'vitest';

/** The lowest loss on a circle of radius 0.1; its points are dense enough to find the floor of a narrow valley. */
const lowestAround = (slopeAt: SlopeAt, { x, y }: Point): number =>
  Math.min(...Array.from({ length: 720 }, (_, i) => (i / 360) * Math.PI).map((angle) => slopeAt({ x: x + 0.1 * Math.cos(angle), y: y + 0.1 * Math.sin(angle) }).loss));

describe.each(Object.entries<SurfaceDefinition>(surfaces))('%s', (name, surface) => {
  const slopeAt = slopeOf(surface);
  const { view, minima, start } = surface;
  const between = ([low, high]: readonly [number, number], share: number) => low + share * (high - low);

  it('is complete', () => {
    expect(surface.name).toBe(name);
    for (const text of [surface.title.en, surface.title.zh, surface.summary.en, surface.summary.zh]) expect(text).not.toBe('');
    expect(surface.formula).toContain('L =');
    for (const { x, y } of [start, ...minima]) {
      expect(x).toBeGreaterThan(view.x[0]);
      expect(x).toBeLessThan(view.x[1]);
      expect(y).toBeGreaterThan(view.y[0]);
      expect(y).toBeLessThan(view.y[1]);
    }
  });

  it('has the gradient that central differences measure', () => {
    const random = new Random(5);
    for (let i = 0; i < 20; i++) {
      const point = { x: between(view.x, random.uniform()), y: between(view.y, random.uniform()) };
      const h = 1e-5;
      const along = (dx: number, dy: number) => (slopeAt({ x: point.x + dx, y: point.y + dy }).loss - slopeAt({ x: point.x - dx, y: point.y - dy }).loss) / (2 * h);
      const { gradient } = slopeAt(point);
      const size = 1 + Math.hypot(gradient.x, gradient.y);
      expect(Math.abs(gradient.x - along(h, 0)) / size).toBeLessThan(1e-6);
      expect(Math.abs(gradient.y - along(0, h)) / size).toBeLessThan(1e-6);
    }
  });

  it('is flat at its minima and rises around them', () => {
    for (const minimum of minima) {
      const { loss, gradient } = slopeAt(minimum);
      expect(Math.hypot(gradient.x, gradient.y)).toBeLessThan(1e-9);
      for (let i = 0; i < 12; i++) {
        const angle = (i / 12) * 2 * Math.PI;
        expect(slopeAt({ x: minimum.x + 0.01 * Math.cos(angle), y: minimum.y + 0.01 * Math.sin(angle) }).loss).toBeGreaterThan(loss);
      }
    }
  });

  it('names every minimum of the view, and the lowest among them', () => {
    const size = 300;
    const xs = Array.from({ length: size }, (_, i) => between(view.x, (i + 0.5) / size));
    const ys = Array.from({ length: size }, (_, i) => between(view.y, (i + 0.5) / size));
    const grid = lossGrid(surface, xs, ys);
    const isLow = (column: number, row: number) =>
      [-1, 0, 1].every((dy) => [-1, 0, 1].every((dx) => grid[(row + dy) * size + column + dx] >= grid[row * size + column]));
    for (let row = 1; row < size - 1; row++) {
      for (let column = 1; column < size - 1; column++) {
        if (!isLow(column, row)) continue;
        const isKnown = minima.some(({ x, y }) => Math.hypot(x - xs[column], y - ys[row]) < 0.1);
        expect(isKnown || lowestAround(slopeAt, { x: xs[column], y: ys[row] }) < grid[row * size + column]).toBe(true);
      }
    }
    const lowest = Math.min(...minima.map((each) => slopeAt(each).loss));
    for (const minimum of minima) expect(slopeAt(minimum).loss - lowest < 1e-9).toBe(minimum.isLowest);
    if (minima.length > 0) expect(Math.min(...grid)).toBeGreaterThan(lowest - 1e-9);
  });
});

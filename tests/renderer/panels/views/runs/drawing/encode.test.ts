import { describe, expect, it } from 'vitest';
import { encode, figureRows, lookOf } from '../../../../../../renderer/panels/views/runs/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/runs/drawing/sample';

const size = { width: 320, height: 180 };
const heightsIn = (path: string): number[] => [...path.matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => Number(y));

describe('runs side by side', () => {
  it('have one scale: the run that ends with the smaller loss ends lower', () => {
    const [linear, hidden] = encode(sample.runs, size).paths.map((path) => heightsIn(path).at(-1)!);
    expect(hidden!).toBeGreaterThan(linear! + 20);
  });

  it('stay inside the plot, one point per column at most', () => {
    const { paths, plot } = encode(sample.runs, size);
    for (const path of paths) {
      const heights = heightsIn(path);
      expect(heights.length).toBeLessThanOrEqual((plot.right - plot.left) / 3 + 2);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(plot.top);
      expect(Math.max(...heights)).toBeLessThanOrEqual(plot.bottom);
    }
  });

  it('mark what differs', () => {
    expect(figureRows(sample).map(({ name, differs }) => [name, differs])).toEqual([['Training accuracy', true], ['Optimizer', false]]);
  });

  it('are told apart by dash and color', () => {
    const looks = Array.from({ length: 6 }, (_, index) => lookOf(index));
    expect(new Set(looks.map(({ color }) => color)).size).toBe(6);
    expect(new Set(looks.map(({ dash }) => dash)).size).toBe(6);
  });
});

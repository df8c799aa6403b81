import { describe, expect, it } from 'vitest';
import { between, fitted, linePaths, warpLines } from '../../../../../../renderer/panels/views/plane-warp/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/plane-warp/drawing/sample';

const farthest = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

describe('the warp', () => {
  it('brings a turned, mirrored or scaled plane back onto itself, if its axes mean nothing', () => {
    const mirrored = sample.points.map((value, i) => (i % 2 === 0 ? -3 * value : 3 * value + 7));
    for (const places of [sample.places, mirrored]) expect(farthest(fitted(sample.points, places, true), sample.points)).toBeLessThan(1e-4);
  });

  it('turns nothing whose axes are units', () => {
    expect(farthest(fitted(sample.points, sample.places, false), sample.places.map((value) => value / 2))).toBeLessThan(1e-4);
  });

  it('goes from the plane to the layer', () => {
    expect(between(sample.points, sample.places, 0)).toEqual(sample.points);
    expect([...between(Float32Array.of(0, 2), Float32Array.of(4, 0), 0.25)]).toEqual([1, 1.5]);
  });

  it('draws each line once', () => {
    const { points, lineCount } = warpLines({ left: 0, right: 1, bottom: 0, top: 1 });
    const paths = linePaths(points, lineCount, (x) => 100 * x, (y) => 100 * y);
    expect(paths).toHaveLength(lineCount);
    expect(paths[0]).toMatch(/^M0,0L0,2\.1/);
    expect(paths.at(-1)).toMatch(/L100,100$/);
  });
});

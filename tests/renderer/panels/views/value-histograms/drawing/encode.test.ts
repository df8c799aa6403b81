import { expect, it } from 'vitest';
import { encode, intervalOf, placeAt } from '../../../../../../renderer/panels/views/value-histograms/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/value-histograms/drawing/sample';

const size = { width: 300, height: 160 };
const points = (path: string): (readonly [number, number])[] => [...path.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

it('ridges stand on one axis of values, the newest at the bottom', () => {
  const { ridges, plot, xOf } = encode(sample, size)!;
  expect(ridges.at(-1)).toMatchObject({ base: plot.bottom, age: 1, row: sample.at(-1) });
  expect(ridges.map(({ row }) => row.step)).toEqual(ridges.map(({ row }) => row.step).toSorted((a, b) => a - b));
  for (const { row, path } of ridges) {
    const places = points(path);
    expect(places[0]![0]).toBeCloseTo(xOf(row.histogram.from), 0);
    expect(places.at(-1)![0]).toBeCloseTo(xOf(row.histogram.to), 0);
    for (const [x, y] of places) expect(x >= 0 && x <= size.width && y >= 0 && y <= size.height).toBe(true);
  }
});

it('heights go with the root of the density', () => {
  const { ridges } = encode(sample, size)!;
  const { row, path, base } = ridges.at(-1)!;
  const heights = points(path).slice(1, -1).filter((_, i) => i % 2 === 0).map(([, y]) => base - y);
  const { counts } = row.histogram;
  expect(heights).toHaveLength(20);
  for (const bin of [5, 8]) expect(heights[bin]! / heights[10]!).toBeCloseTo(Math.sqrt(counts[bin]! / counts[10]!), 1);
});

it('the place under the pointer is the interval drawn there', () => {
  const marks = encode(sample, size)!;
  const { row, base } = marks.ridges[4]!;
  const [from, to] = intervalOf(row.histogram, 7);
  expect(placeAt(marks, marks.xOf((from + to) / 2), base - 1)).toEqual({ ridge: 4, bin: 7 });
  expect(placeAt(marks, 1, base)).toBeNull();
});

it('equal elements are a needle, and what has no finite element is left out', () => {
  const [{ histogram }] = sample as [(typeof sample)[number]];
  const needle = { step: 1, histogram: { ...histogram, from: 0, to: 0, counts: Uint32Array.of(histogram.count) } };
  expect(encode([needle], size)!.ridges[0]!.path).not.toContain('NaN');
  expect(encode([{ step: 0, histogram: { ...histogram, counts: new Uint32Array() } }], size)).toBeNull();
});

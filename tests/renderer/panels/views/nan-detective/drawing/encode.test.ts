import { describe, expect, it } from 'vitest';
import { encode, largest, markAt } from '../../../../../../renderer/panels/views/nan-detective/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/nan-detective/drawing/sample';

it('ends where float32 ends', () => {
  expect(Math.fround(largest)).toBe(largest);
  expect(Math.fround(largest * (1 + 2 ** -24))).toBe(Infinity);
});

describe('encode', () => {
  const { plot, marks, heads, limit, ticks, height } = encode(sample, 420);
  const unit = (limit - plot.left) / (Math.log10(largest) + 6);

  it('places sizes by their decimal logarithm', () => {
    expect(marks[0]!.now - plot.left).toBeCloseTo(26 * unit, 6);
    expect(marks[0]!.before! - plot.left).toBeCloseTo((6 + Math.log10(3)) * unit, 6);
    expect(ticks.map(({ text }) => text)).toEqual(['1e0', '1e10', '1e20', '1e30']);
    expect(ticks[1]!.at - ticks[0]!.at).toBeCloseTo(10 * unit, 6);
  });

  it('puts nothing outside of the plot, also not zero', () => {
    for (const { now, before } of marks) for (const x of [now, before!]) expect(x >= plot.left && x <= limit).toBe(true);
    expect(marks[2]!.now).toBe(plot.left);
  });

  it('names each phase once, above its rows', () => {
    expect(heads.map(({ text }) => text)).toEqual(['forward pass', 'backward pass']);
    const ys = [heads[0]!.y, marks[0]!.y, marks[1]!.y, heads[1]!.y, marks[2]!.y];
    expect(ys).toEqual(ys.toSorted((a, b) => a - b));
    expect(new Set(ys).size).toBe(5);
    expect(height).toBeGreaterThan(ys.at(-1)!);
  });

  it('has no mark of a step that is not known', () => {
    expect(encode([{ ...sample[0]!, before: undefined }], 420).marks[0]!.before).toBeNull();
  });

  it('finds the mark under the pointer', () => {
    expect(marks.map(({ y }) => markAt(marks, y + 3))).toEqual([0, 1, 2]);
    expect(markAt(marks, 1e4)).toBe(2);
  });
});

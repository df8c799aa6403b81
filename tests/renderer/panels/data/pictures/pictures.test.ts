import { describe, expect, it } from 'vitest';
import { encode } from '../../../../../renderer/panels/data/pictures/histogram';
import { nextPlace } from '../../../../../renderer/panels/data/pictures/pages';
import { movedPixel, pixelText, seenBy, valuesAt } from '../../../../../renderer/panels/data/pictures/shown';

describe('browsing', () => {
  const at = (place: number) => ({ place, count: 100, across: 8, perPage: 48 });

  it('goes along rows, by pages, and to both ends, and stays inside', () => {
    expect(nextPlace('ArrowRight', at(7))).toBe(8);
    expect(nextPlace('ArrowDown', at(7))).toBe(15);
    expect(nextPlace('PageDown', at(7))).toBe(55);
    expect(nextPlace('ArrowUp', at(3))).toBe(0);
    expect(nextPlace('End', at(3))).toBe(99);
    expect(nextPlace('Home', at(99))).toBe(0);
    expect(nextPlace('a', at(3))).toBeNull();
  });
});

describe('the numbers of a picture', () => {
  const shape = [3, 2, 2];
  const data = Uint8Array.from([0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23]);

  it('are read channel by channel', () => {
    expect(valuesAt(data, shape, { row: 1, column: 0 })).toEqual([2, 12, 22]);
  });

  it('are told as they are stored and as the network sees them', () => {
    expect([pixelText(7), pixelText(0.25)]).toEqual(['7', '0.2500']);
    expect(seenBy(100, { mean: 50, deviation: 25 })).toBe(2);
  });

  it('are gone through with the arrow keys', () => {
    expect(movedPixel({ row: 0, column: 0 }, 'ArrowDown', shape)).toEqual({ row: 1, column: 0 });
    expect(movedPixel({ row: 1, column: 1 }, 'ArrowRight', shape)).toEqual({ row: 1, column: 1 });
    expect(movedPixel({ row: 1, column: 1 }, 'Enter', shape)).toBeNull();
  });
});

describe('the histogram of values', () => {
  const counts = new Uint32Array(256);
  counts[0] = 1000;
  counts[255] = 10;
  const marks = encode([counts], { mean: 51, deviation: 51 }, { width: 319, height: 154 });

  it('has the counts on a logarithmic axis and the values along a straight one', () => {
    expect(marks.plot).toEqual({ left: 52, right: 307, top: 20, bottom: 120 });
    expect(marks.countTicks.map(({ text }) => text)).toEqual(['1', '10', '100', '1K']);
    const [one, ten, hundred] = marks.countTicks.map(({ at }) => at);
    expect(one! - ten!).toBeCloseTo(ten! - hundred!, 6);
    expect(marks.paths[0]!.startsWith('M52,20L')).toBe(true);
    expect(marks.paths[0]!.endsWith(`L307,${String(Math.round(ten! * 1000) / 1000)}`)).toBe(true);
  });

  it('says under each value what the network sees', () => {
    expect(marks.valueTicks.map(({ text }) => text)).toEqual(['0', '100', '200']);
    expect(marks.seenTicks.map(({ text }) => text)).toEqual(['-1.00', '0.96', '2.92']);
    expect(marks.mean).toBe(103);
  });

  it('finds the value under a place', () => {
    expect([marks.valueAt(0), marks.valueAt(53.4), marks.valueAt(999)]).toEqual([0, 1, 255]);
    expect(marks.xOf(255)).toBe(307);
  });
});

import { describe, expect, it } from 'vitest';
import { endOf, fitting, layoutOf, rowAt, sampleAt, shortName, stepTicks } from '../../../../../../renderer/panels/views/gradient-seismograph/drawing/encode';
import { samples } from '../../../../../../renderer/panels/views/gradient-seismograph/drawing/sample';

const size = { width: 420, height: 190 };

describe('layoutOf', () => {
  it('stacks the strips inside of the drawing', () => {
    const { plot, pitch, gap, columns } = layoutOf(4, size);
    expect(plot.left + 3 * columns).toBe(plot.right);
    expect(plot.right).toBeLessThan(size.width);
    expect(plot.top + 4 * pitch).toBeCloseTo(plot.bottom, 9);
    expect(gap).toBeLessThan(pitch);
  });

  it('names as many strips as have room', () => {
    expect(layoutOf(4, size).named).toBe(1);
    const many = layoutOf(30, size);
    expect(many.named * many.pitch).toBeGreaterThanOrEqual(12);
  });
});

describe('fitting', () => {
  it('keeps all strips that fit', () => {
    const strips = [1, 2, 3];
    expect(fitting(strips, size)).toBe(strips);
  });

  it('keeps both ends of a network that is too deep', () => {
    const shown = fitting(Array.from({ length: 200 }, (_, i) => i), size);
    expect(shown.length).toBe(33);
    expect([shown[0], shown.at(-1)]).toEqual([0, 199]);
    expect(new Set(shown).size).toBe(shown.length);
  });
});

describe('endOf', () => {
  it('leaves at most a fifth of the room empty and stays for many steps', () => {
    for (let step = 17; step < 100_000; step += 13) {
      const end = endOf(step);
      expect(end).toBeGreaterThanOrEqual(step);
      if (step > 20) expect(step / end).toBeGreaterThan(0.78);
    }
    expect(new Set(Array.from({ length: 100_000 }, (_, step) => endOf(step))).size).toBeLessThan(45);
  });
});

describe('the cursor', () => {
  const layout = layoutOf(2, size);

  it('reads the sample whose column it points at', () => {
    const end = endOf(samples.at(-1)!.step);
    const xOf = (step: number) => layout.plot.left + (step / end) * (layout.plot.right - layout.plot.left);
    expect(samples[sampleAt(samples, xOf(41), end, layout)]!.step).toBe(41);
    expect(samples[sampleAt(samples, xOf(42), end, layout)]!.step).toBe(45);
    expect(sampleAt(samples, xOf(1e6), end, layout)).toBe(samples.length - 1);
    expect(sampleAt(samples, 0, end, layout)).toBe(0);
  });

  it('stays on the strips', () => {
    expect([-50, layout.plot.top + 1, layout.plot.top + layout.pitch + 1, 500].map((y) => rowAt(y, 2, layout))).toEqual([0, 0, 1, 1]);
  });
});

it('places ticks where their steps are', () => {
  const layout = layoutOf(2, size);
  const ticks = stepTicks(200, layout);
  expect(ticks.at(-1)).toEqual({ at: layout.plot.right, text: '200' });
});

it('shortens names by the width of their letters', () => {
  expect(shortName('Convolution')).toBe('Convolution');
  expect(shortName('Convolution of the input')).toBe('Convolution …');
  expect(shortName('全连接隐藏')).toBe('全连接隐藏');
  expect(shortName('第一个全连接隐藏层')).toMatch(/^第一个全连…$/);
});

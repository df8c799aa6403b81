import { describe, expect, it } from 'vitest';
import { Cells } from '../../../../../../renderer/panels/views/gradient-seismograph/drawing/cells';
import { samples, scale } from '../../../../../../renderer/panels/views/gradient-seismograph/drawing/sample';

type Sample = (typeof samples)[number];
const fresh = (end = 200, columns = 40) => new Cells<Sample>(2, columns, end, scale, ({ values }, row) => values[row]);
const contents = (cells: Cells<Sample>) => Array.from({ length: cells.rows * cells.columns }, (_, i) => cells.at(Math.floor(i / cells.columns), i % cells.columns));

describe('Cells', () => {
  it('fades where the gradient fades, and nowhere else', () => {
    const cells = fresh();
    cells.take(samples);
    // log10(0.1 / 1e-5) of the 6 decades of the scale.
    for (let column = 0; column < cells.columns; column++) expect(cells.at(0, column)).toBeCloseTo(4 / 6, 12);
    const conv = Array.from({ length: cells.columns }, (_, column) => cells.at(1, column)!);
    expect(conv[0]).toBeGreaterThan(0.6);
    expect(conv.at(-1)).toBeLessThan(0.02);
    expect(conv.every((place, column) => column === 0 || place <= conv[column - 1]! + 1e-12)).toBe(true);
  });

  it('holds the same after one step at a time as after all at once, and says which columns changed', () => {
    const whole = fresh();
    expect(whole.take(samples)).toEqual([0, 40]);
    const growing = fresh();
    const seen: Sample[] = [];
    let last = 0;
    for (const sample of samples) {
      seen.push(sample);
      const [from, until] = growing.take(seen);
      expect(from).toBeLessThanOrEqual(last + 1);
      expect(until - from).toBeLessThanOrEqual(2);
      last = until;
    }
    expect(contents(growing)).toEqual(contents(whole));
    expect(growing.take(seen)[1]).toBe(0);
  });

  it('keeps what it has when the samples are thinned', () => {
    const cells = fresh();
    cells.take(samples.slice(0, 21));
    const before = contents(cells);
    const thinned = samples.slice(0, 21).filter((_, index) => index % 2 === 0);
    expect(cells.take(thinned)[1]).toBe(0);
    expect(contents(cells)).toEqual(before);
  });

  it('starts again after a reset and after steps that are done again', () => {
    const cells = fresh();
    cells.take(samples);
    const again = samples.slice(0, 10).map((each) => ({ ...each, values: [10, 10] }));
    expect(cells.take(again)).toEqual([0, 40]);
    expect(cells.at(1, 0)).toBe(1);
    expect(cells.at(1, 20)).toBeNull();
    cells.take([]);
    expect(contents(cells).every((place) => place === null)).toBe(true);
  });

  it('leaves no gap between measurements and marks what was never measured', () => {
    const cells = new Cells<Sample>(2, 40, 1000, scale, ({ values }, row) => (row === 0 ? values[0] : undefined));
    cells.take([1, 500, 1000].map((step) => ({ step, values: [1] })));
    for (let column = 0; column < 40; column++) {
      expect(cells.at(0, column)).not.toBeNull();
      expect(cells.at(1, column)).toBeNull();
    }
  });
});

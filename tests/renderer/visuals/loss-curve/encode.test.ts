import { describe, expect, it } from 'vitest';
import { encode, readAt, type LossCurveData } from '../../../../renderer/visuals/loss-curve/encode';
import { numberText } from '../../../../renderer/visuals/loss-curve/metric';
import { tableOf } from '../../../../renderer/visuals/loss-curve/words';
import { thinned } from '../../../../renderer/ui/chart/table';
import { sample } from '../../../../renderer/visuals/loss-curve/sample';

const size = { width: 420, height: 190 };
const numbersIn = (path: string): number[] => [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([text]) => Number(text));
const pointsIn = (path: string): number => path.split(/[ML]/).length - 1;
const run = (count: number, loss: (step: number) => number): LossCurveData => ({
  training: Array.from({ length: count }, (_, index) => ({ step: index + 1, loss: loss(index + 1) })),
  validation: [],
});

describe('encode', () => {
  it('has nothing to draw before the first point', () => {
    expect(encode({ training: [], validation: [] }, size)).toBeNull();
  });

  it('keeps every mark inside the drawing', () => {
    const marks = encode(sample, size)!;
    for (const path of [marks.rawPath, marks.smoothPath, marks.validationPath, marks.metricPath]) {
      const numbers = numbersIn(path);
      expect(numbers.length).toBeGreaterThan(3);
      numbers.forEach((number, index) => {
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThanOrEqual(index % 2 === 0 ? size.width : size.height);
      });
    }
  });

  it('draws no more than two points per pixel, however long the run', () => {
    const marks = encode(run(100_000, (step) => 1 + Math.sin(step) / 2), size)!;
    expect(pointsIn(marks.rawPath)).toBeLessThanOrEqual(2 * size.width);
    expect(pointsIn(marks.smoothPath)).toBeLessThanOrEqual(size.width);
  });

  it('draws the validations of a tiny network, hundreds a second, as dashes that can be told apart, to the last one', () => {
    const validation = Array.from({ length: 2000 }, (_, i) => ({ step: 50 * (i + 1), loss: i === 1999 ? 0.5 : 1, accuracy: 0.9 }));
    const marks = encode({ training: [], validation }, size)!;
    expect(pointsIn(marks.validationPath)).toBeLessThanOrEqual(size.width / 3 + 1);
    expect(pointsIn(marks.metricPath)).toBe(pointsIn(marks.validationPath));
    expect(numbersIn(marks.validationPath).at(-1)).toBeGreaterThan(numbersIn(marks.validationPath).at(-3)!);
  });

  it('does not lose a single spike among many steps', () => {
    const heightOf = (data: LossCurveData): number => Math.min(...numbersIn(encode(data, size)!.rawPath).filter((_, index) => index % 2 === 1));
    const spiked = run(100_000, (step) => (step === 50_001 ? 100 : 1));
    expect(heightOf(spiked)).toBeLessThan(20);
    expect(encode(spiked, size)!.smoothPath).not.toBe(encode(run(100_000, () => 1), size)!.smoothPath);
  });

  it('smooths without lagging behind a steady fall', () => {
    const data = run(300, (step) => 10 - step / 50);
    const { smoothPath, rawPath } = encode(data, size)!;
    const last = (path: string): number => numbersIn(path).at(-1)!;
    expect(Math.abs(last(smoothPath) - last(rawPath))).toBeLessThan(2);
  });

  it('ends where the last steps are, not where the last batch is', () => {
    const ends = (last: number): number => numbersIn(encode(run(300, (step) => (step === 300 ? last : 1)), size)!.smoothPath).at(-1)! / size.height;
    expect(ends(0.01)).toBeLessThan(0.5);
  });

  it('puts halves and doubles at equal distances', () => {
    const { lossTicks } = encode(run(100, (step) => 8 / step), { width: 420, height: 600 })!;
    const at = (text: string): number => lossTicks.find((tick) => tick.text === text)!.at;
    expect(at('0.5') - at('1')).toBeCloseTo(at('1') - at('2'), 3);
  });

  it.each([
    ['a wide range', run(50, (step) => 10 ** (2 - step / 6))],
    ['a narrow range', run(50, (step) => 2.3 + step / 1e5)],
    ['one value', run(50, () => 0.7)],
    ['one point', run(1, () => 2.3)],
    ['zero', run(50, () => 0)],
    ['what is not a number', run(50, (step) => (step > 25 ? NaN : 1))],
  ])('writes few, distinct, ordered ticks for %s', (_, data) => {
    const { lossTicks, smoothPath } = encode(data, size)!;
    expect(lossTicks.length).toBeGreaterThan(0);
    expect(lossTicks.length).toBeLessThanOrEqual(10);
    const heights = lossTicks.map(({ at }) => at);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
    expect(smoothPath).not.toContain('NaN');
  });

  it('shows late progress of a high accuracy', () => {
    const data = { training: [], validation: [0.981, 0.985, 0.99].map((accuracy, index) => ({ step: index + 1, loss: 1, accuracy })) };
    const { validationDots, metricTicks } = encode(data, size)!;
    expect(validationDots[0]!.metric - validationDots[2]!.metric).toBeGreaterThan(10);
    expect(metricTicks.at(-1)!.text).toBe('100 %');
  });
});

describe('the axis of predicted numbers', () => {
  it('reaches from no error to the largest one', () => {
    const data = { training: [], validation: [0.42, 0.2, 0.05].map((meanAbsoluteError, index) => ({ step: index + 1, loss: 1, meanAbsoluteError })) };
    const { validationDots, metricTicks, plot } = encode(data, size)!;
    expect(metricTicks[0]).toEqual({ at: plot.bottom, text: '0' });
    expect(validationDots[2]!.metric).toBeGreaterThan(validationDots[0]!.metric);
    expect(Math.min(...validationDots.map(({ metric }) => metric))).toBeGreaterThanOrEqual(plot.top);
  });
});

describe('readAt', () => {
  it('gives exact values of the nearest recorded step and the last validation before it', () => {
    const reading = readAt(sample, 250.4);
    expect(reading.step).toBe(250);
    expect(reading.trainingLoss).toBe(sample.training[249]!.loss);
    expect(reading.validation!.step).toBe(200);
    expect(readAt(sample, 50).validation).toBeNull();
  });

  it('has no values without points', () => {
    expect(readAt({ training: [], validation: [] }, 7)).toEqual({ step: 7, trainingLoss: null, validation: null });
  });
});

describe('the table', () => {
  it('has every step, and each validation in the row of its step', () => {
    const { columns, rows } = tableOf(sample);
    expect(columns).toEqual(['Step', 'training', 'validation', 'accuracy']);
    expect(rows).toHaveLength(300);
    const [first, hundredth] = [rows[0]!, rows[99]!];
    expect(first).toEqual([1, sample.training[0]!.loss, '', '']);
    expect(hundredth.slice(2)).toEqual([sample.validation[0]!.loss, (sample.validation[0] as { accuracy: number }).accuracy]);
  });

  it('has a row for a validation without a recorded step', () => {
    const { rows } = tableOf({ training: [{ step: 1, loss: 2 }, { step: 9, loss: 1 }], validation: [{ step: 5, loss: 3, accuracy: 0.5 }] });
    expect(rows).toEqual([[1, 2, '', ''], [5, '', 3, 0.5], [9, 1, '', '']]);
  });

  it('is thinned from the first row to the last', () => {
    const { rows } = thinned(tableOf(sample), 12);
    expect(rows.map(([step]) => step)).toHaveLength(12);
    expect([rows[0]![0], rows.at(-1)![0]]).toEqual([1, 300]);
    expect(thinned(tableOf(run(1, () => 2)), 12).rows).toHaveLength(1);
  });
});

it.each([
  [2.34567, '2.35'],
  [0.05, '0.05'],
  [0.00012345, '1.2e-4'],
  [123456, '1.2e5'],
  [0, '0'],
  [Infinity, '∞'],
])('writes %s as %s', (loss, text) => {
  expect(numberText(loss)).toBe(text);
});

describe('events', () => {
  const data: LossCurveData = { ...run(10, () => 1), events: [{ step: 4, sign: '✎', text: 'changed' }, { step: 900, sign: '↻', text: 'later' }] };

  it('stand at their steps, as far as the curve goes', () => {
    const { events, xOf } = encode(data, size)!;
    expect(events.map(({ x, event }) => [x, event.text])).toEqual([[xOf(4), 'changed']]);
  });

  it('have a column in the table, in the row of their step', () => {
    const { columns, rows } = tableOf(data);
    expect(columns).toHaveLength(tableOf(run(10, () => 1)).columns.length + 1);
    expect(rows.find(([step]) => step === 4)!.at(-1)).toBe('changed');
    expect(rows.find(([step]) => step === 5)!.at(-1)).toBe('');
  });
});

import { expect, it } from 'vitest';
import { encode, readAt } from '../../../../../../renderer/panels/views/loss-parts/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/loss-parts/drawing/sample';

const size = { width: 474, height: 256 };
const places = (path: string): (readonly [number, number])[] => [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

/** The value at a height, by two numbers of the axis. */
function valueAt(y: number, ticks: readonly { readonly at: number; readonly text: string }[]): number {
  const [a, b] = [ticks[0]!, ticks.at(-1)!];
  return Number(a.text) + ((Number(b.text) - Number(a.text)) * (y - a.at)) / (b.at - a.at);
}

it('the penalty stands upon the loss of the data', () => {
  const { losses, xOf } = encode(sample, size)!;
  const [data, total] = [places(losses.dataLine), places(losses.totalLine)];
  // 400 pixels for 200 steps: a column for each.
  expect(data).toHaveLength(200);
  for (const index of [0, 50, 199]) {
    const { step, loss, penalty = 0 } = sample[index]!;
    expect(data[index]![0]).toBeCloseTo(xOf(step), 1);
    expect(valueAt(data[index]![1], losses.ticks)).toBeCloseTo(loss, 1);
    expect(valueAt(total[index]![1], losses.ticks)).toBeCloseTo(loss + penalty, 1);
  }
});

it('a high beginning leaves the plot at the top, so that the penalty can be told from the loss', () => {
  const run = Array.from({ length: 200 }, (_, i) => ({ step: i + 1, loss: i < 10 ? 4 : 0.1, penalty: 0.02 }));
  const { losses } = encode(run, size)!;
  const [data, total] = [places(losses.dataLine), places(losses.totalLine)];
  expect(data[0]![1]).toBeLessThan(0);
  expect(total[199]![1]).toBeGreaterThanOrEqual(losses.plot.top);
  expect(data[199]![1] - total[199]![1]).toBeGreaterThan(10);
  expect(valueAt(data[0]![1], losses.ticks)).toBeCloseTo(4, 1);
});

it('the learning rate begins at zero of its own axis and is missing where it was not kept', () => {
  const { rates } = encode(sample, size)!;
  const rate = places(rates.rateLine);
  expect(valueAt(rate[0]![1], rates.ticks)).toBeCloseTo(0.001, 4);
  expect(valueAt(rate[199]![1], rates.ticks)).toBeCloseTo(0.01, 4);
  const older = sample.map(({ learningRate: _, ...point }, i) => (i < 100 ? point : sample[i]!));
  expect(places(encode(older, size)!.rates.rateLine)).toHaveLength(100);
});

it('without a penalty there is no second part, and before the first step nothing', () => {
  const { losses } = encode(sample.map(({ step, loss }) => ({ step, loss })), size)!;
  expect([losses.penaltyArea, losses.totalLine]).toEqual(['', '']);
  expect(encode([], size)).toBeNull();
});

it('more steps than pixels are means', () => {
  const many = Array.from({ length: 2000 }, (_, i) => ({ step: i + 1, loss: i % 2 === 0 ? 1 : 3, penalty: 0.5 }));
  const { losses } = encode(many, size)!;
  const middle = places(losses.dataLine).slice(10, -10);
  expect(places(losses.dataLine).length).toBeLessThanOrEqual(201);
  // Columns have nine to eleven steps, half of them low.
  for (const [, y] of middle) expect(Math.abs(valueAt(y, losses.ticks) - 2)).toBeLessThan(0.15);
});

it('the reading is that of the nearest step', () => {
  expect(readAt(sample, 50.4)).toBe(sample[49]);
  expect(readAt(sample, 1e6)).toBe(sample[199]);
});

/** The random numbers inside graphs: the same everywhere, and random enough. */
import { interpret } from '@core/interpret/interpret';
import { lower } from '@core/lower/lower';
import { buildGraph } from '@core/ops/builder';
import { trainingDropout } from '@core/ops/dropout';
import { int64, tensor } from '@core/tensor/tensor';
import { expect, test } from 'vitest';
import { runInOnnxruntime } from '../../runtime/compare';

const shape = [64, 100];

function uniform(step: number, seed = 1): number[] {
  const build = buildGraph('uniform');
  const u = build.seededUniform(build.input('step', { dtype: 'int64', shape: [] }), { shape, seed });
  return Array.from(interpret(build.graph({ u }), { step: int64([], [step]) }).outputs.u.data);
}

const mean = (elements: readonly number[]) => elements.reduce((sum, v) => sum + v, 0) / elements.length;
const correlation = (a: readonly number[], b: readonly number[]) => mean(a.map((v, i) => (v - 0.5) * (b[i] - 0.5))) * 12;

test('onnxruntime draws the same numbers bit for bit, at any step, in both layouts', async () => {
  const build = buildGraph('uniform');
  const step = build.input('step', { dtype: 'int64', shape: [] });
  const x = build.input('x', { dtype: 'float32', shape });
  const graph = build.graph({ u: build.seededUniform(step, { shape, seed: 9 }), dropped: trainingDropout(build, x, step, { ratio: 0.3, seed: 9 }) });
  const ones = tensor('float32', shape, new Float32Array(6400).fill(1));
  for (const at of [0, 1, 999, 2 ** 31 - 1]) {
    const feeds = { step: int64([], [at]), x: ones };
    const expected = interpret(graph, feeds).outputs;
    const actual = await runInOnnxruntime(lower(graph, { batchLast: ['x'] }), feeds);
    expect(actual.u.data).toEqual(expected.u.data);
    expect(actual.dropped.data).toEqual(expected.dropped.data);
  }
});

test('numbers fill [0, 1) evenly', () => {
  for (const step of [0, 1, 2, 1000, 123456]) {
    const numbers = uniform(step);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(Math.abs(mean(numbers) - 0.5)).toBeLessThan(0.015);
    const tenths = new Array<number>(10).fill(0);
    for (const v of numbers) tenths[Math.floor(v * 10)]++;
    expect(Math.min(...tenths)).toBeGreaterThan(540);
    expect(Math.max(...tenths)).toBeLessThan(740);
  }
});

test('neighbouring steps, seeds and elements are not related', () => {
  for (let step = 0; step < 20; step++) {
    const numbers = uniform(step);
    expect(Math.abs(correlation(numbers, uniform(step + 1)))).toBeLessThan(0.06);
    expect(Math.abs(correlation(numbers, uniform(step, 2)))).toBeLessThan(0.06);
    expect(Math.abs(correlation(numbers.slice(1), numbers.slice(0, -1)))).toBeLessThan(0.06);
    expect(Math.abs(correlation(numbers.slice(100), numbers.slice(0, -100)))).toBeLessThan(0.06);
  }
});

test('dropout keeps the mean and refuses impossible ratios', () => {
  const build = buildGraph('dropout');
  const x = build.constant(tensor('float32', shape, new Float32Array(6400).fill(1)));
  const step = build.input('step', { dtype: 'int64', shape: [] });
  const y = trainingDropout(build, x, step, { ratio: 0.25, seed: 4 });
  const { data } = interpret(build.graph({ y }), { step: int64([], [3]) }).outputs.y;
  expect(new Set(data)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
  expect(Math.abs(mean(Array.from(data)) - 1)).toBeLessThan(0.02);
  expect(() => trainingDropout(build, x, step, { ratio: 1, seed: 4 })).toThrow('Dropout needs a ratio from 0 to below 1, got 1.');
});

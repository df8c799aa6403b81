import { expect, it } from 'vitest';
import { histogramOf, statisticsOf } from '../../../../renderer/diagram/tensor/statistics';

it('statistics are those of the finite elements', () => {
  expect(statisticsOf(Float32Array.of(1, 3, Infinity, NaN))).toEqual({ count: 4, least: 1, most: 3, mean: 2, deviation: 1, broken: 2 });
});

it('a narrow distribution far from zero keeps its deviation', () => {
  expect(statisticsOf(Float64Array.of(1e9 - 1, 1e9 + 1)).deviation).toBe(1);
});

it('nothing finite has zeros', () => {
  expect(statisticsOf(Float32Array.of(NaN))).toMatchObject({ least: 0, most: 0, mean: 0, deviation: 0, broken: 1 });
});

it('a histogram counts every finite element once, the largest in the last interval', () => {
  expect(Array.from(histogramOf(Float32Array.of(0, 0.9, 1, 2, 3, 4, NaN), { least: 0, most: 4 }, 4))).toEqual([2, 1, 1, 2]);
  expect(Array.from(histogramOf(Float32Array.of(5, 5), { least: 5, most: 5 }, 3))).toEqual([2, 0, 0]);
});

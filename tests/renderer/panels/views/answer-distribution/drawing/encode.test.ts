import { RSquared } from '@core/training/metrics/r-squared';
import { float32 } from '@core/tensor/tensor';
import { Random } from '@core/tensor/random';
import { expect, it } from 'vitest';
import { encode, encodePairs, figuresOf, nearestOf, placeAt } from '../../../../../../renderer/panels/views/answer-distribution/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/answer-distribution/drawing/sample';

const size = { width: 300, height: 160 };

it('right and wrong examples are counted apart, class by class', () => {
  const marks = encode(sample, size);
  const [a, b] = marks.lanes;
  expect(a!.right.map((count, bin) => [bin, count]).filter(([, count]) => count)).toEqual([[19, 2]]);
  expect(a!.wrong.map((count, bin) => [bin, count]).filter(([, count]) => count)).toEqual([[8, 1]]);
  expect([b!.right[19], b!.wrong[2]]).toEqual([1, 1]);
  expect([marks.edges[0], marks.edges.at(-1)]).toEqual([0, 1]);
  expect(placeAt(marks, marks.xOf(0.42), b!.base)).toEqual({ lane: 1, bin: 8 });
});

it('scores have an axis of their own ends', () => {
  const { edges, lanes } = encode({ ...sample, isShare: false, examples: [{ label: 0, value: -3, isRight: true }, { label: 0, value: 5, isRight: true }] }, size);
  expect([edges[0], edges.at(-1)]).toEqual([-3, 5]);
  expect([lanes[0]!.right[0], lanes[0]!.right[19]]).toEqual([1, 1]);
});

it('predicted against true: figures as the metrics of training say, points found where they are drawn', () => {
  const random = new Random(2);
  const pairs = Array.from({ length: 50 }, () => ({ truth: random.normal(), predicted: random.normal() }));
  const metric = new RSquared(1);
  metric.add(float32([50, 1], pairs.map(({ predicted }) => predicted)), float32([50, 1], pairs.map(({ truth }) => truth)));
  expect(figuresOf(pairs).determination).toBeCloseTo(metric.value, 5);
  const { places, diagonal, plot } = encodePairs(pairs, size)!;
  expect(diagonal).toEqual([plot.left, plot.bottom, plot.right, plot.top]);
  places.forEach(([x, y], i) => expect(places[nearestOf(places, x, y)!]).toEqual(places[i]));
  expect(nearestOf(places, -100, -100)).toBeNull();
});

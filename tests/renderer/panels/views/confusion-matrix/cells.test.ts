/** The cells against the confusion matrix that training counts. */
import { ConfusionMatrix } from '@core/training/metrics/confusion';
import { float32, int64 } from '@core/tensor/tensor';
import { Random } from '@core/tensor/random';
import { expect, it } from 'vitest';
import { predictedOf, sortedInto } from '../../../../../renderer/panels/views/confusion-matrix/cells';

it('every example is in the cell of its class and of the largest score', () => {
  const random = new Random(4);
  // Few different scores, so that some are equal: then the first class counts.
  const scores = Float32Array.from({ length: 400 }, () => random.integer(3));
  const labels = Uint8Array.from({ length: 100 }, () => random.integer(4));
  const members = sortedInto({ scores, width: 4, labels });
  const counted = new ConfusionMatrix(4);
  counted.add(float32([100, 4], scores), int64([100], labels));
  expect(members.map((row) => row.map(({ length }) => length))).toEqual(counted.counts);
  expect(members.flat(2).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  for (const example of members[2]![1]!) expect([labels[example], predictedOf({ scores, width: 4 }, example)]).toEqual([2, 1]);
});

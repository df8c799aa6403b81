import { accuracyOf } from '@core/training/metrics/accuracy';
import { ConfusionMatrix } from '@core/training/metrics/confusion';
import { MeanAbsoluteError } from '@core/training/metrics/mean-absolute-error';
import { classQualities, macroF1 } from '@core/training/metrics/per-class';
import { RSquared, type Weighting } from '@core/training/metrics/r-squared';
import { TopFive } from '@core/training/metrics/top-five';
import { float32, int64 } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

const errorOf = (predictions: number[], targets: number[]): number => {
  const error = new MeanAbsoluteError();
  error.add(float32([targets.length, 1], predictions), float32([targets.length, 1], targets));
  return error.value;
};

/** Example by example, as if each were a batch. */
const rSquared = (predictions: number[], targets: number[], targetCount: number, weighting?: Weighting): number => {
  const found = new RSquared(targetCount, weighting);
  for (let row = 0; row < targets.length; row += targetCount) {
    const [prediction, target] = [predictions, targets].map((all) => float32([1, targetCount], all.slice(row, row + targetCount)));
    found.add(prediction, target);
  }
  return found.value;
};

/** Three classes, of which the last but one never occurs and the last neither occurs nor is predicted. */
const uneven = [
  [3, 1, 0, 0],
  [2, 4, 0, 0],
  [0, 0, 0, 0],
  [0, 0, 0, 0],
];
/** As above, but class 2 is predicted once although it never occurs, and class 3 occurs but is never predicted. */
const confused = [
  [3, 0, 1, 0],
  [0, 4, 0, 0],
  [0, 0, 0, 0],
  [1, 1, 0, 0],
];

describe('the confusion matrix', () => {
  it('has a row for each true class and adds up over batches', () => {
    const matrix = new ConfusionMatrix(3);
    matrix.add(float32([2, 3], [0, 1, 2, 5, 1, 2]), int64([2], [0, 0]));
    matrix.add(float32([1, 3], [-3, -1, -2]), int64([1], [2]));
    expect(matrix.counts).toEqual([
      [1, 0, 1],
      [0, 0, 0],
      [0, 1, 0],
    ]);
  });

  it('takes the first of equal scores', () => {
    const matrix = new ConfusionMatrix(3);
    matrix.add(float32([1, 3], [1, 7, 7]), int64([1], [1]));
    expect(accuracyOf(matrix.counts)).toBe(1);
  });
});

it('accuracy is the share on the diagonal', () => {
  expect(accuracyOf(uneven)).toBe(0.7);
  expect(accuracyOf(confused)).toBe(0.7);
});

describe('precision, recall and F1', () => {
  it('are counted by hand', () => {
    const [first, second] = classQualities(uneven);
    expect(first).toEqual({ precision: 3 / 5, recall: 3 / 4, f1: 6 / 9, examples: 4 });
    expect(second).toEqual({ precision: 4 / 5, recall: 4 / 6, f1: 8 / 11, examples: 6 });
  });

  it('are nothing where they would be a share of nothing', () => {
    expect(classQualities(uneven)[2]).toEqual({ precision: null, recall: null, f1: null, examples: 0 });
    expect(classQualities(confused)[2]).toEqual({ precision: 0, recall: null, f1: 0, examples: 0 });
    expect(classQualities(confused)[3]).toEqual({ precision: null, recall: 0, f1: 0, examples: 2 });
  });

  it('give the macro F1 over the classes that occur or are predicted', () => {
    expect(macroF1(uneven)).toBeCloseTo((6 / 9 + 8 / 11) / 2, 12);
    expect(macroF1(confused)).toBeCloseTo((6 / 8 + 8 / 9 + 0 + 0) / 4, 12);
  });
});

it('the top five hold the right class or not', () => {
  const top = new TopFive();
  const scores = [10, 9, 8, 7, 6, 5, 4];
  top.add(float32([3, 7], [...scores, ...scores, ...scores]), int64([3], [0, 4, 5]));
  top.add(float32([1, 7], new Array<number>(7).fill(1)), int64([1], [5]));
  expect(top.share).toBe(2 / 4);
});

describe('the metrics of numbers', () => {
  it('are counted by hand', () => {
    const [targets, predictions] = [
      [3, -0.5, 2, 7],
      [2.5, 0, 2, 8],
    ];
    expect(errorOf(predictions, targets)).toBe(0.5);
    expect(rSquared(predictions, targets, 1)).toBeCloseTo(1 - 1.5 / 29.1875, 12);
  });

  it('take the mean over several targets', () => {
    const targets = [1, 10, 2, 20, 3, 30];
    expect(rSquared([1, 20, 2, 20, 3, 20], targets, 2)).toBeCloseTo((1 + 0) / 2, 12);
  });

  it('give the share of all variance where targets weigh as much as they vary', () => {
    const targets = [1, 10, 2, 20, 3, 30];
    expect(rSquared([1, 20, 2, 20, 3, 20], targets, 2, 'variance')).toBeCloseTo(1 - 200 / 202, 12);
    expect(rSquared([0, 1, 0, 2], [0, 1, 0, 2], 2, 'variance')).toBe(1);
  });

  it('judge a target that never changes by whether it is met', () => {
    expect(rSquared([5, 5], [5, 5], 1)).toBe(1);
    expect(rSquared([5, 6], [5, 5], 1)).toBe(0);
  });
});

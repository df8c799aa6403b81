import { float32 } from '@core/tensor/tensor';
import { atStart, epochOrder, type BatchRange } from '@core/training/course/batches';
import { Course } from '@core/training/course/course';
import { atFullRate } from '@core/training/schedules/definition';
import { defaultSettings } from '@core/training/settings';
import { expect, it } from 'vitest';

const courseOf = (count: number, settings: Partial<typeof defaultSettings>): Course => new Course({ ...defaultSettings, ...settings }, count, atStart, () => atFullRate);

/** Batches with losses that count up from 1. */
const losses = ({ steps }: BatchRange) => ({ loss: float32([steps], Array.from({ length: steps }, (_, i) => i + 1)) });

it('shows each example once per epoch, in another order each time', () => {
  const [first, second] = [epochOrder(1, 0, 100), epochOrder(1, 1, 100)];
  expect(new Set(first).size).toBe(100);
  expect(first).not.toEqual(second);
  expect(epochOrder(1, 0, 100)).toEqual(first);
});

it('covers an epoch with full batches and one smaller one', () => {
  const course = courseOf(50, { batchSize: 8 });
  const ranges: number[][] = [];
  const seen: number[] = [];
  while (course.progress.epoch === 0) {
    const range = course.next(4);
    ranges.push([range.start, range.steps, range.batchSize]);
    seen.push(...course.batchesOf(range, 'plain').indices);
    course.pass(range, losses(range));
  }
  expect(ranges).toEqual([[0, 4, 8], [32, 2, 8], [48, 1, 2]]);
  expect(seen).toEqual([...epochOrder(defaultSettings.seed, 0, 50)]);
  expect(course.progress).toEqual({ ...atStart, step: 7, batches: 7, epoch: 1 });
});

it('gathers batches for an update, which ends with its epoch', () => {
  const course = courseOf(50, { batchSize: 8, accumulation: 4 });
  const first = course.next(10);
  expect(course.batchesOf(first, 'plain').perStep).toMatchObject({ share: [0, 0, 0, 1 / 32, 0, 0], optimizerStep: [0, 0, 0, 0, 1, 1], step: [0, 1, 2, 3, 4, 5] });
  expect(course.endsUpdate(first)).toBe(false);
  expect(course.pass(first, losses(first))).toEqual([{ step: 1, learningRate: defaultSettings.learningRate, loss: 2.5 }]);
  expect(course.progress).toMatchObject({ step: 1, batches: 6, offset: 48, gathering: { batches: 2, examples: 16, loss: 88 } });
  const last = course.next(10);
  expect(course.batchesOf(last, 'plain').perStep).toMatchObject({ share: [1 / 18], optimizerStep: [1] });
  expect(course.endsUpdate(last)).toBe(true);
  expect(course.pass(last, losses(last))).toEqual([{ step: 2, learningRate: defaultSettings.learningRate, loss: 5 }]);
  expect(course.progress).toEqual({ ...atStart, step: 2, batches: 7, epoch: 1 });
});

it('gives a step the learning rate of its beginning', () => {
  const course = courseOf(48, { batchSize: 8, accumulation: 2, epochs: 4, schedule: 'cosine' });
  const range = course.next(4);
  const { learningRate } = course.batchesOf(range, 'plain').perStep;
  expect(learningRate[1]).toBe(learningRate[0]);
  expect(learningRate[2]).toBeLessThan(learningRate[1]);
  course.pass(range, losses(range));
  expect(course.learningRate).toBeLessThan(learningRate[3]);
});

it('takes a batch larger than the split as the whole split', () => {
  expect(courseOf(5, { batchSize: 64 }).next(10)).toEqual({ start: 0, steps: 1, batchSize: 5 });
});

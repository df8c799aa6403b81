import { expect, it } from 'vitest';
import { encode } from '../../../../renderer/visuals/plane-features/encode';
import { sample } from '../../../../renderer/visuals/plane-features/sample';

it('each feature is a picture on a scale of its own', () => {
  const colors = { negative: [255, 0, 0], zero: [0, 0, 0], positive: [0, 0, 255] } as const;
  const marks = encode(sample.choices, sample.values, colors);
  expect(marks.map(({ name, isChosen, most }) => [name, isChosen, most])).toEqual([['x', true, 0.5], ['y', false, 0.5], ['xy', true, 0.25]]);
  const strongest = marks[2].pixels;
  expect(Array.from({ length: 4 }, (_, cell) => Array.from(strongest.subarray(4 * cell, 4 * cell + 3)))).toEqual([[255, 0, 0], [0, 0, 255], [0, 0, 255], [255, 0, 0]]);
  expect(Array.from(marks[0].pixels.subarray(0, 3))).toEqual([255, 0, 0]);
});

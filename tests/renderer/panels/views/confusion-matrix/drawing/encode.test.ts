import { expect, it } from 'vitest';
import { cellAt, encode, rightOf, shareText, tableOf } from '../../../../../../renderer/panels/views/confusion-matrix/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/confusion-matrix/drawing/sample';

const size = { width: 300, height: 160 };

it('each cell has its count and its share of the true class, and is found where it is drawn', () => {
  const marks = encode(sample, size);
  expect(marks.cells.map(({ count }) => count)).toEqual([10, 0, 0, 0, 6, 2, 1, 3, 4]);
  expect(marks.cells.map(({ share }) => share)).toEqual([1, 0, 0, 0, 0.75, 0.25, 0.125, 0.375, 0.5]);
  for (const { truth, predicted, x, y } of marks.cells) expect(cellAt(marks, x + marks.width / 2, y + marks.height / 2)).toEqual({ truth, predicted });
  expect(cellAt(marks, 2, 2)).toBeNull();
  expect(marks.plot.right).toBeLessThanOrEqual(size.width);
  expect(marks.plot.bottom).toBeLessThanOrEqual(size.height);
});

it('cells that are too small have no letters', () => {
  const names = Array.from({ length: 100 }, (_, i) => String(i));
  expect(encode({ names, counts: names.map(() => names.map(() => 1)) }, size).letters).toBe(0);
});

it('the table tells precision and recall', () => {
  const { columns, rows } = tableOf(sample, { corner: 'true', recall: 'Recall', precision: 'Precision' });
  expect(columns).toEqual(['true', 'a', 'b', 'c', 'Recall']);
  expect(rows).toEqual([
    ['a', 10, 0, 0, 1],
    ['b', 0, 6, 2, 0.75],
    ['c', 1, 3, 4, 0.5],
    ['Precision', 10 / 11, 6 / 9, 4 / 6, ''],
  ]);
  expect(rightOf(sample)).toBe(20);
  expect([shareText(1, 8), shareText(0, 0)]).toEqual(['12.5 %', '–']);
});

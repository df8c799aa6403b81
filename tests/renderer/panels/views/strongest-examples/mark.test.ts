import { expect, it } from 'vitest';
import { markOf } from '../../../../../renderer/panels/views/strongest-examples/mark';

const picture = { height: 28, width: 28 };

it('a place of a map is marked where it looks, cut at the border', () => {
  expect(markOf(picture, [8, 14, 14], 14 * 7 + 3, 6)).toEqual({ row: 12, column: 4, height: 6, width: 6 });
  expect(markOf(picture, [8, 7, 7], 0, 10)).toEqual({ row: 0, column: 0, height: 7, width: 7 });
  expect(markOf(picture, [8, 28, 28], 29)).toEqual({ row: 1, column: 1, height: 1, width: 1 });
});

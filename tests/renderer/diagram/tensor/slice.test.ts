import { float32 } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { firstCut, hiddenAxes, movePlace, showAxis, sliceAsCsv, sliceOf } from '../../../../renderer/diagram/tensor/slice';

/** The element at i, j, k is 100i + 10j + k. */
const tensor = float32([2, 3, 4], Array.from({ length: 24 }, (_, n) => 100 * Math.floor(n / 12) + 10 * (Math.floor(n / 4) % 3) + (n % 4)));

describe('a cut through a tensor', () => {
  it('begins with the last two axes', () => {
    const slice = sliceOf(tensor, firstCut(tensor.shape));
    expect([slice.rows, slice.columns, slice.at(2, 3)]).toEqual([3, 4, 23]);
  });

  it('shows other axes, at other places', () => {
    const cut = movePlace(showAxis(firstCut(tensor.shape), 'rows', 0), 1, 2);
    expect(hiddenAxes(cut)).toEqual([1]);
    const slice = sliceOf(tensor, cut);
    expect([slice.rows, slice.columns, slice.at(1, 3)]).toEqual([2, 4, 123]);
  });

  it('is turned by choosing the axis that is already there', () => {
    const cut = showAxis(firstCut(tensor.shape), 'rows', 2);
    expect([cut.rows, cut.columns]).toEqual([2, 1]);
    expect(sliceOf(tensor, cut).at(3, 1)).toBe(13);
  });

  it('of a list is one row, of a number one cell', () => {
    const list = sliceOf(float32([3], [1, 2, 3]), firstCut([3]));
    expect([list.rows, list.columns, list.at(0, 2)]).toEqual([1, 3, 3]);
    const number = sliceOf(float32([], [7]), firstCut([]));
    expect([number.rows, number.columns, number.at(0, 0)]).toEqual([1, 1, 7]);
  });

  it('is copied row by row', () => {
    expect(sliceAsCsv(sliceOf(tensor, movePlace(firstCut(tensor.shape), 0, 1)))).toBe('100,101,102,103\n110,111,112,113\n120,121,122,123');
  });
});

import { describe, expect, it } from 'vitest';
import { cutThrough, elementInCut, elementOf, indexOf } from '../../../../renderer/diagram/tensor/element';

describe('an element of a tensor', () => {
  const shape = [2, 3, 4];

  it('has one index along each axis, row-major', () => {
    expect(indexOf(shape, 0)).toEqual([0, 0, 0]);
    expect(indexOf(shape, 23)).toEqual([1, 2, 3]);
    for (let element = 0; element < 24; element++) expect(elementOf(shape, indexOf(shape, element))).toBe(element);
    expect(indexOf([], 0)).toEqual([]);
    expect(elementOf([], [])).toBe(0);
  });

  it('lies in the cut through it', () => {
    const cut = cutThrough(shape, [1, 2, 3]);
    expect(elementInCut(shape, cut, 2, 3)).toBe(23);
    expect(elementInCut(shape, cut, 0, 1)).toBe(13);
  });
});

import { allocate, castTensor, elementCount, filled, float32, formatShape, formatType, int64, reshapeTensor, sameShape, sameType, scalar, tensor, zeros, type DType } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

const storage: readonly (readonly [DType, string])[] = [
  ['float32', 'Float32Array'],
  ['float64', 'Float64Array'],
  ['int32', 'Int32Array'],
  ['int64', 'Float64Array'],
  ['uint8', 'Uint8Array'],
  ['bool', 'Uint8Array'],
];

describe('tensor', () => {
  it.each(storage)('%s is held in a %s', (dtype, array) => {
    expect(allocate(dtype, 3).constructor.name).toBe(array);
    expect(zeros(dtype, [3]).data).toHaveLength(3);
  });

  it('copies its elements', () => {
    const elements = [1, 2];
    const made = float32([2], elements);
    elements[0] = 9;
    expect(Array.from(made.data)).toEqual([1, 2]);
  });

  it('refuses a wrong number of elements', () => {
    expect(() => float32([2, 3], [1, 2])).toThrow('A tensor of shape 2×3 needs 6 elements, got 2.');
  });

  it('fills', () => {
    expect(Array.from(filled('int32', [2, 2], 7).data)).toEqual([7, 7, 7, 7]);
    expect(scalar('float64', 0.1)).toEqual(tensor('float64', [], [0.1]));
  });
});

describe('castTensor', () => {
  it('cuts off towards zero', () => {
    const x = float32([3], [-1.5, 1.5, 300.9]);
    expect(Array.from(castTensor(x, 'int64').data)).toEqual([-1, 1, 300]);
    expect(Array.from(castTensor(x, 'int32').data)).toEqual([-1, 1, 300]);
  });

  it('counts every nonzero number as true', () => {
    expect(Array.from(castTensor(float32([3], [-0.5, 0, 2]), 'bool').data)).toEqual([1, 0, 1]);
  });

  it('returns the same tensor for the same dtype', () => {
    const x = float32([1], [1]);
    expect(castTensor(x, 'float32')).toBe(x);
  });
});

describe('reshapeTensor', () => {
  it('shares the elements', () => {
    const x = float32([2, 3], [1, 2, 3, 4, 5, 6]);
    const y = reshapeTensor(x, [6]);
    expect(y.shape).toEqual([6]);
    expect(y.data).toBe(x.data);
  });

  it('refuses another element count', () => {
    expect(() => reshapeTensor(zeros('float32', [2, 3]), [4])).toThrow('2×3 cannot be reshaped to 4.');
  });
});

describe('types', () => {
  it('are compared by dtype and shape', () => {
    expect(sameShape([2, 3], [2, 3])).toBe(true);
    expect(sameShape([2, 3], [2, 3, 1])).toBe(false);
    expect(sameType(int64([1], [0]), float32([1], [0]))).toBe(false);
  });

  it('are printed', () => {
    expect(formatShape([32, 28, 28])).toBe('32×28×28');
    expect(formatShape([])).toBe('scalar');
    expect(formatType({ dtype: 'float32', shape: [2, 3] })).toBe('float32[2,3]');
    expect([elementCount([]), elementCount([2, 0]), elementCount([2, 3])]).toEqual([1, 0, 6]);
  });
});

/** The blocked matrix product against three plain loops, for every remainder of the block sizes. */
import { opNamed } from '@core/ops';
import { Random } from '@core/tensor/random';
import type { Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { randomTensor } from './oracles';

function plainProduct(a: Tensor, b: Tensor): number[] {
  const [rows, inner] = a.shape;
  const columns = b.shape[1];
  return Array.from({ length: rows * columns }, (_, element) => {
    const [row, column] = [Math.floor(element / columns), element % columns];
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += a.data[row * inner + k] * b.data[k * columns + column];
    return sum;
  });
}

const [rows, inners, columns] = [[1, 2, 3, 4, 5], [1, 3, 8], [1, 2, 3, 4, 5, 9]];
const sizes = rows.flatMap((row) => inners.flatMap((inner) => columns.map((column) => [row, inner, column] as const)));

describe('the blocked matrix product', () => {
  it.each(sizes)('%i×%i by %i columns', (row, inner, column) => {
    const random = new Random(3);
    const [a, b] = [randomTensor([row, inner], random), randomTensor([inner, column], random)];
    const [product] = opNamed('MatMul').forward([a, b], {});
    expect(Array.from(product.data)).toEqual(plainProduct(a, b));
  });
});

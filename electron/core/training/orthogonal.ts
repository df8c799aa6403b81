import type { Random } from '../tensor/random';

/**
 * The elements, row by row, of a rows×columns matrix with rows of length 1 at right angles to one another (columns,
 * if they are fewer): the Q of the QR decomposition of a normal matrix, by Gram and Schmidt's method (Saxe et al. 2014).
 */
export function orthogonal(rows: number, columns: number, random: Random): Float64Array {
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  const vectors = Array.from({ length: count }, () => Float64Array.from({ length }, () => random.normal()));
  vectors.forEach((vector, i) => {
    scale(vector, 1 / Math.sqrt(product(vector, vector)));
    for (const later of vectors.slice(i + 1)) subtract(later, vector, product(later, vector));
  });
  const [byRow, byColumn] = rows <= columns ? [length, 1] : [1, count];
  const matrix = new Float64Array(rows * columns);
  vectors.forEach((vector, i) => vector.forEach((element, j) => (matrix[i * byRow + j * byColumn] = element)));
  return matrix;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function scale(vector: Float64Array, factor: number): void {
  for (let i = 0; i < vector.length; i++) vector[i] *= factor;
}

function subtract(from: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < from.length; i++) from[i] -= factor * vector[i];
}

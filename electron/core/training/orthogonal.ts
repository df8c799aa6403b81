import type { Random } from '../tensor/random';

/**
 * The elements, row by row, of a random rows×columns matrix with rows of length 1 at right angles to one another
 * (columns, if they are fewer), as Saxe et al. 2014 want it. A QR decomposition would take time with the third power
 * of the size; Kac's walk gets there by rotations, n²·log n of them: what is at right angles stays so, and each vector
 * is soon as good as uniform on the sphere (Pillai and Smith 2017).
 */
export function orthogonal(rows: number, columns: number, random: Random): Float64Array {
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  const vectors = new Float64Array(length * count);
  for (let i = 0; i < count; i++) vectors[i * count + i] = random.uniform() < 0.5 ? 1 : -1;
  for (let round = 0; round < rounds(length); round++) rotatePairs(vectors, count, random);
  return rows >= columns ? vectors : transposed(vectors, count);
}

/** Each brings the fourth moment of an element, at first far above that of the uniform distribution, a quarter nearer to it; these leave 3 % and less. */
const rounds = (length: number): number => 8 + 3 * Math.ceil(Math.log2(length));

/** Turns pairs of rows, each `count` long, by random angles; every row is in one pair, but for one if they are odd in number. */
function rotatePairs(matrix: Float64Array, count: number, random: Random): void {
  const order = random.permutation(matrix.length / count);
  for (let pair = 1; pair < order.length; pair += 2) {
    const [a, b] = [order[pair - 1], order[pair]].map((row) => matrix.subarray(row * count, (row + 1) * count));
    const angle = 2 * Math.PI * random.uniform();
    rotate(a, b, Math.cos(angle), Math.sin(angle));
  }
}

function rotate(a: Float64Array, b: Float64Array, cos: number, sin: number): void {
  for (let i = 0; i < a.length; i++) {
    const x = a[i];
    a[i] = cos * x - sin * b[i];
    b[i] = sin * x + cos * b[i];
  }
}

/** Of a matrix with `count` columns. */
function transposed(matrix: Float64Array, count: number): Float64Array {
  const length = matrix.length / count;
  return matrix.map((_, i) => matrix[(i % length) * count + Math.floor(i / length)]);
}

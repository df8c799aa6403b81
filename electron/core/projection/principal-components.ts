/** The two directions in which points with many coordinates spread most. */
import { Random } from '../tensor/random';
import type { Points, Projection } from './points';

/** More directions than wanted are turned together: the wanted ones then settle sooner. */
const turned = 6;
const mostTurns = 300;
const tolerance = 1e-9;

export interface PrincipalComponents extends Projection {
  /** Variance along each of the two directions (divisor n − 1), and its share of the whole. */
  readonly variances: readonly [number, number];
  readonly shares: readonly [number, number];
  /** Of length 1; zeros where the points spread in fewer than two directions. */
  readonly directions: readonly [Float64Array, Float64Array];
}

/**
 * Principal component analysis by orthogonal iteration on the covariance of the points, which is never written down.
 * The sign of a direction is chosen so that its largest coordinate is positive.
 */
export function principalComponents({ width, values }: Points): PrincipalComponents {
  const count = values.length / width;
  const centered = centeredRows(values, width, count);
  const total = centered.reduce((sum, each) => sum + each * each, 0) / Math.max(1, count - 1);
  let basis = orthonormal(startBasis(Math.min(turned, width), width));
  let variances: readonly number[] = [];
  for (let turn = 0; turn < mostTurns; turn++) {
    const image = basis.map((direction) => timesCovariance(centered, width, count, direction));
    const before = variances;
    variances = image.map((vector, i) => dot(vector, basis[i]));
    basis = orthonormal(image);
    if (turn > 0 && [0, 1].every((i) => Math.abs((variances[i] ?? 0) - (before[i] ?? 0)) <= tolerance * total)) break;
  }
  const direction = (i: number): Float64Array => upright(basis[i] ?? new Float64Array(width));
  const directions = [direction(0), direction(1)] as const;
  const places = new Float32Array(2 * count);
  for (let row = 0; row < count; row++) directions.forEach((direction, axis) => (places[2 * row + axis] = along(centered, row * width, direction)));
  const [first, second] = [variances[0] ?? 0, variances[1] ?? 0];
  return { places, variances: [first, second], shares: total === 0 ? [0, 0] : [first / total, second / total], directions };
}

function centeredRows(values: ArrayLike<number>, width: number, count: number): Float64Array {
  const means = new Float64Array(width);
  for (let i = 0; i < values.length; i++) means[i % width] += values[i] / count;
  return Float64Array.from(values, (value, i) => value - means[i % width]);
}

function startBasis(size: number, width: number): Float64Array[] {
  const random = new Random(1);
  return Array.from({ length: size }, () => Float64Array.from({ length: width }, () => random.normal()));
}

/** XᵀXv / (n − 1) for the centered points X. */
function timesCovariance(centered: Float64Array, width: number, count: number, direction: Float64Array): Float64Array {
  const product = new Float64Array(width);
  for (let start = 0; start < centered.length; start += width) {
    const weight = along(centered, start, direction) / Math.max(1, count - 1);
    for (let i = 0; i < width; i++) product[i] += weight * centered[start + i];
  }
  return product;
}

function along(rows: Float64Array, start: number, direction: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < direction.length; i++) sum += rows[start + i] * direction[i];
  return sum;
}

const dot = (a: Float64Array, b: Float64Array): number => along(a, 0, b);

/** Gram and Schmidt, twice for accuracy; a direction that lies in the span of the ones before becomes zero. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const found: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = vector.slice();
    const size = Math.sqrt(dot(vector, vector));
    for (let pass = 0; pass < 2; pass++) {
      for (const other of found) {
        const share = dot(rest, other);
        for (let i = 0; i < rest.length; i++) rest[i] -= share * other[i];
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    found.push(length > 1e-12 * size ? rest.map((each) => each / length) : new Float64Array(rest.length));
  }
  return found;
}

function upright(direction: Float64Array): Float64Array {
  const largest = direction.reduce((best, each) => (Math.abs(each) > Math.abs(best) ? each : best), 0);
  return largest < 0 ? direction.map((each) => -each) : direction;
}

import { principalComponents } from '@core/projection/principal-components';
import { umap } from '@core/projection/umap';
import { Random } from '@core/tensor/random';
import { describe, expect, it } from 'vitest';

describe('principal components', () => {
  it('are those of numpy: eigenvalues of the covariance, and the points along its eigenvectors', () => {
    const values = Float32Array.of(2.5, 2.4, 0.5, 0.5, 0.7, 1.9, 2.2, 2.9, -1.1, 1.9, 2.2, 0.3, 3.1, 3, 0.8, 2.3, 2.7, -0.4);
    const { variances, shares, places } = principalComponents({ width: 3, values });
    // numpy.linalg.eigh(numpy.cov(X.T)), numpy 2
    expect(variances[0]).toBeCloseTo(2.05771067, 5);
    expect(variances[1]).toBeCloseTo(0.47546703, 5);
    expect(shares[0]).toBeCloseTo(0.8107607, 5);
    const expected = [-0.163882, 0.40571784, 2.74502276, -0.19824656, -1.29129231, -0.86010986, 0.14336208, -0.16661693, -0.64073924, 1.14116262, -0.79247129, -0.32190711];
    places.forEach((place, i) => expect(place).toBeCloseTo(expected[i], 4));
  });

  it('find the axes of a box whose variances are known', () => {
    // Corners of a box: along axis k the variance is s_k² · 8 / 7.
    const sizes = [1, 5, 3];
    const values = Float32Array.from({ length: 24 }, (_, i) => ((i - (i % 3)) / 3 & (1 << (i % 3)) ? 1 : -1) * sizes[i % 3]);
    const { variances } = principalComponents({ width: 3, values });
    expect(variances[0]).toBeCloseTo((25 * 8) / 7, 6);
    expect(variances[1]).toBeCloseTo((9 * 8) / 7, 6);
  });

  it('of points on a line, of a single coordinate and of equal points are no riddle', () => {
    expect(principalComponents({ width: 2, values: Float32Array.of(0, 0, 3, 4, 6, 8) }).shares[0]).toBeCloseTo(1, 6);
    expect(Array.from(principalComponents({ width: 1, values: Float32Array.of(1, 3) }).places)).toEqual([-1, 0, 1, 0]);
    expect(Array.from(principalComponents({ width: 2, values: new Float32Array(6) }).places)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('UMAP', () => {
  const random = new Random(4);
  const count = 60;
  /** Two clouds far from one another in eight dimensions. */
  const values = Float32Array.from({ length: 8 * count }, (_, i) => random.normal() + (i < 4 * count ? 0 : 12));

  it('keeps two clouds apart, and makes the same map of the same seed', () => {
    const shares: number[] = [];
    const { places } = umap({ width: 8, values }, { seed: 7, progress: (share) => shares.push(share) });
    const mean = (from: number, axis: number) => Array.from({ length: count / 2 }, (_, i) => places[2 * (from + i) + axis]).reduce((sum, each) => sum + each, 0) / (count / 2);
    const centers = [0, count / 2].map((from) => [mean(from, 0), mean(from, 1)]);
    const nearest = (i: number) => centers.map(([x, y]) => Math.hypot(places[2 * i] - x, places[2 * i + 1] - y));
    for (let i = 0; i < count; i++) expect(nearest(i)[0] < nearest(i)[1]).toBe(i < count / 2);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(umap({ width: 8, values }, { seed: 7 }).places).toEqual(places);
    expect(umap({ width: 8, values }, { seed: 8 }).places).not.toEqual(places);
  });

  it('refuses a single pair', () => {
    expect(() => umap({ width: 2, values: new Float32Array(4) }, { seed: 1 })).toThrow(/at least 3 points/);
  });
});

import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

const [gridLines, farthest] = [256, 20];
/** The hyperbolic tangents of -20, -20 + 1/256 … 20; in the middle stands -0, because -0 + d is d for both zeros. */
const grid = Float64Array.from({ length: 2 * farthest * gridLines + 1 }, (_, i) => -Math.tanh(farthest - i / gridLines));
/** A third, less what spreads the error of the term that is left out, 2/15·d⁵, evenly over |d| ≤ 1/512. */
const third = 1 / 3 - (0.83 * (2 / 15)) / (2 * gridLines) ** 2;
/** Added and subtracted again, it rounds a number of up to 2^51 to a whole one. */
const rounder = 1.5 * 2 ** 52;

/**
 * Taylor's series from the nearest line a of the grid, with t = tanh a and x = a + d:
 * t + (1 − t²)·(d − t·d² + (t² − 1/3)·d³ + t·(2/3 − t²)·d⁴). Right to 12 digits.
 * Unlike Math.tanh it needs no call out of optimized code, which would be most of the work of a tiny network; there is no
 * division in it, and comparisons that NaN passes unchanged are cheaper than Math.min.
 */
function hyperbolicTangent(x: number): number {
  const near = x > farthest ? farthest : x < -farthest ? -farthest : x;
  const line = near * gridLines + rounder - rounder;
  const d = near - line / gridLines;
  const t = grid[(line + farthest * gridLines) | 0];
  const square = t * t;
  return t + (1 - square) * d * (1 - d * (t - d * (square - third + d * t * (2 / 3 - square))));
}

export const tanh = unary('Tanh', {
  summary: 'The hyperbolic tangent, element by element',
  forward: hyperbolicTangent,
  // dy/dx = 1 − y².
  gradient: (build, _x, y, upstream) => build.mul(upstream, build.sub(1, build.mul(y, y))),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -20, 20)] }],
});

import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

/** The integrand e^(−t²) is scaled by this, so that erf runs from −1 to 1. */
const SCALE = 2 / Math.sqrt(Math.PI);

/**
 * erf(x) = 2/√π · e^(−x²) · Σ 2ⁿ·x^(2n+1) / (1·3·5…(2n+1)) (Abramowitz and Stegun 7.1.6).
 * All terms have one sign, so no digits are lost; beyond 6 the result is ±1 to the last digit.
 */
export function errorFunction(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return SCALE * Math.exp(-x * x) * sum;
}

/** The Gauss error function; GELU is made of it. */
export const erf = unary('Erf', {
  summary: 'The Gauss error function, element by element',
  forward: errorFunction,
  // dy/dx = 2/√π · e^(−x²).
  gradient: (build, x, _y, upstream) => build.mul(upstream, build.mul(build.exp(build.neg(build.mul(x, x))), SCALE)),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -7, 7)] }, { inputs: [spread([1], 0, 0)] }],
});

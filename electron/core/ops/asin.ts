import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const asin = unary('Asin', {
  summary: 'The angle in radians whose sine is x, element by element',
  forward: Math.asin,
  // dy/dx = 1/√(1 − x²).
  gradient: (build, x, _y, upstream) => build.div(upstream, build.sqrt(build.sub(1, build.mul(x, x)))),
  samples: [{ inputs: [spread([2, 3], -0.9, 0.9)] }, { inputs: [spread([2, 3, 4], -0.5, 0.95)] }],
});

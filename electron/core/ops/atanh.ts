import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const atanh = unary('Atanh', {
  summary: 'The number whose hyperbolic tangent is x, element by element',
  forward: Math.atanh,
  // dy/dx = 1/(1 − x²).
  gradient: (build, x, _y, upstream) => build.div(upstream, build.sub(1, build.mul(x, x))),
  samples: [{ inputs: [spread([2, 3], -0.9, 0.9)] }, { inputs: [spread([2, 3, 4], -0.5, 0.95)] }],
});

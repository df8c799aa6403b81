import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const asinh = unary('Asinh', {
  summary: 'The number whose hyperbolic sine is x, element by element',
  forward: Math.asinh,
  // dy/dx = 1/√(x² + 1).
  gradient: (build, x, _y, upstream) => build.div(upstream, build.sqrt(build.add(build.mul(x, x), 1))),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -7, 7)] }],
});

import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const tanh = unary('Tanh', {
  summary: 'The hyperbolic tangent, element by element',
  forward: Math.tanh,
  // dy/dx = 1 − y².
  gradient: (build, _x, y, upstream) => build.mul(upstream, build.sub(1, build.mul(y, y))),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -20, 20)] }],
});

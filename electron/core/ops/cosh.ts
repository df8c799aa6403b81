import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const cosh = unary('Cosh', {
  summary: 'The hyperbolic cosine, element by element',
  forward: Math.cosh,
  // dy/dx = sinh x.
  gradient: (build, x, _y, upstream) => build.mul(upstream, build.sinh(x)),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -4, 4)] }],
});

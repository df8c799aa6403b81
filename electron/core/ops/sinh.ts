import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const sinh = unary('Sinh', {
  summary: 'The hyperbolic sine, element by element',
  forward: Math.sinh,
  // dy/dx = cosh x.
  gradient: (build, x, _y, upstream) => build.mul(upstream, build.cosh(x)),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -4, 4)] }],
});

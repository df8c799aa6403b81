import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const exp = unary('Exp', {
  summary: 'e to the power of x, element by element',
  forward: Math.exp,
  // dy/dx = y.
  gradient: (build, _x, y, upstream) => build.mul(upstream, y),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4, 4])] }],
});

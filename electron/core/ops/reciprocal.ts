import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const reciprocal = unary('Reciprocal', {
  summary: '1/x, element by element',
  forward: (x) => 1 / x,
  // dy/dx = -1/x² = -y².
  gradient: (build, _x, y, upstream) => build.neg(build.mul(upstream, build.mul(y, y))),
  samples: [{ inputs: [spread([2, 3], 0.2, 3)] }, { inputs: [spread([2, 3, 4], 0.2, 3)] }],
});

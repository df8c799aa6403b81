import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const atan = unary('Atan', {
  summary: 'The angle in radians whose tangent is x, element by element',
  forward: Math.atan,
  // dy/dx = 1/(1 + x²).
  gradient: (build, x, _y, upstream) => build.div(upstream, build.add(build.mul(x, x), 1)),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -7, 7)] }],
});

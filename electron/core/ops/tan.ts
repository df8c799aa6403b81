import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const tan = unary('Tan', {
  summary: 'The tangent of x in radians, element by element',
  forward: Math.tan,
  // dy/dx = 1 + tan² x.
  gradient: (build, _x, y, upstream) => build.mul(upstream, build.add(build.mul(y, y), 1)),
  samples: [{ inputs: [spread([2, 3], -1.3, 1.3)] }, { inputs: [spread([2, 3, 4], 1.8, 4.4)] }],
});

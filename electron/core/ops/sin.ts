import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const sin = unary('Sin', {
  summary: 'The sine of x in radians, element by element',
  forward: Math.sin,
  gradient: (build, x, _y, upstream) => build.mul(upstream, build.cos(x)),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -7, 7)] }],
});

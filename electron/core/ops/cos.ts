import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const cos = unary('Cos', {
  summary: 'The cosine of x in radians, element by element',
  forward: Math.cos,
  gradient: (build, x, _y, upstream) => build.neg(build.mul(upstream, build.sin(x))),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -7, 7)] }],
});

import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const acos = unary('Acos', {
  summary: 'The angle in radians whose cosine is x, element by element',
  forward: Math.acos,
  // dy/dx = −1/√(1 − x²).
  gradient: (build, x, _y, upstream) => build.neg(build.div(upstream, build.sqrt(build.sub(1, build.mul(x, x))))),
  samples: [{ inputs: [spread([2, 3], -0.9, 0.9)] }, { inputs: [spread([2, 3, 4], -0.5, 0.95)] }],
});

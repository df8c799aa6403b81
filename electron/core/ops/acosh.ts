import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const acosh = unary('Acosh', {
  summary: 'The number from 0 whose hyperbolic cosine is x, element by element',
  forward: Math.acosh,
  // dy/dx = 1/√(x² − 1).
  gradient: (build, x, _y, upstream) => build.div(upstream, build.sqrt(build.sub(build.mul(x, x), 1))),
  samples: [{ inputs: [spread([2, 3], 1.2, 3)] }, { inputs: [spread([2, 3, 4], 1.5, 9)] }],
});

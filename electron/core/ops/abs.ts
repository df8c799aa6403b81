import { int64 } from '../tensor/tensor';
import { requireNumbers, unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const abs = unary('Abs', {
  summary: 'The absolute value, element by element',
  forward: Math.abs,
  // The slope is the sign of x, taken as 0 at x = 0.
  gradient: (build, x, _y, upstream) => build.mul(upstream, build.sign(x)),
  requireType: requireNumbers,
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4])] }, { inputs: [int64([3], [2, -3, 0])] }],
});

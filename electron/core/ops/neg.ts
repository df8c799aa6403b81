import { int64 } from '../tensor/tensor';
import { requireNumbers, unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const neg = unary('Neg', {
  summary: '−x, element by element',
  forward: (x) => -x,
  gradient: (build, _x, _y, upstream) => build.neg(upstream),
  requireType: requireNumbers,
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4])] }, { inputs: [int64([3], [2, -3, 0])] }],
});

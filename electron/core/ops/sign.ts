import { int64 } from '../tensor/tensor';
import { requireNumbers, unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const sign = unary('Sign', {
  summary: '−1, 0 or 1, element by element',
  forward: Math.sign,
  gradient: 'not differentiable',
  requireType: requireNumbers,
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4])] }, { inputs: [int64([3], [2, -3, 0])] }],
});

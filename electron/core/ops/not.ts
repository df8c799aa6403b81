import { tensor } from '../tensor/tensor';
import { requireBool, unary } from './shared/elementwise';

export const not = unary('Not', {
  summary: 'Turns true into false and false into true',
  forward: (x) => (x === 0 ? 1 : 0),
  gradient: 'not differentiable',
  requireType: requireBool,
  samples: [{ inputs: [tensor('bool', [2, 2], [1, 0, 0, 1])] }, { inputs: [tensor('bool', [], [1])] }],
});

import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const ceil = unary('Ceil', {
  summary: 'The smallest whole number not below x, element by element',
  forward: Math.ceil,
  gradient: 'not differentiable',
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -5, 5)] }],
});

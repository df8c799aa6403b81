import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const floor = unary('Floor', {
  summary: 'The largest whole number not above x, element by element',
  forward: Math.floor,
  gradient: 'not differentiable',
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -5, 5)] }],
});

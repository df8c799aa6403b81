import { float32 } from '../tensor/tensor';
import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const round = unary('Round', {
  summary: 'The nearest whole number (the even one of two), element by element',
  forward: (x) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x)),
  gradient: 'not differentiable',
  samples: [{ inputs: [float32([6], [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5])] }, { inputs: [spread([2, 3, 4], -5, 5)] }],
});

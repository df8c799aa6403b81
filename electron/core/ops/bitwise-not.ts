import { tensor } from '../tensor/tensor';
import { requireBits } from './shared/bitwise';
import { unary } from './shared/elementwise';

export const bitwiseNot = unary('BitwiseNot', {
  summary: 'Every bit turned around, element by element',
  forward: (x) => ~x,
  gradient: 'not differentiable',
  requireType: requireBits,
  samples: [{ inputs: [tensor('int32', [2, 3], [1, -2, 3, 7, 0, 1 << 30])] }, { inputs: [tensor('uint8', [4], [0, 1, 128, 255])] }],
});

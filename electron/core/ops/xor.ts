import { tensor } from '../tensor/tensor';
import { comparison, requireBool } from './shared/elementwise';

export const xor = comparison('Xor', {
  summary: 'Whether exactly one of a and b holds, element by element',
  forward: (a, b) => a !== b,
  requireType: requireBool,
  samples: [
    { inputs: [tensor('bool', [4], [0, 0, 1, 1]), tensor('bool', [4], [0, 1, 0, 1])] },
    { inputs: [tensor('bool', [2, 1], [0, 1]), tensor('bool', [3], [0, 1, 1])] },
  ],
});

import { int64, tensor } from '../tensor/tensor';
import { comparison } from './shared/elementwise';

export const equal = comparison('Equal', {
  summary: 'Whether a = b, element by element',
  forward: (a, b) => a === b,
  requireType: () => undefined,
  samples: [
    { inputs: [int64([2, 3], [1, 2, 3, 4, 5, 6]), int64([3], [1, 5, 3])] },
    { inputs: [tensor('float32', [2, 2], [0, -0, 1, 2]), tensor('float32', [2, 2], [0, 0, 1, 3])] },
    { inputs: [tensor('bool', [4], [0, 0, 1, 1]), tensor('bool', [4], [0, 1, 0, 1])] },
  ],
});

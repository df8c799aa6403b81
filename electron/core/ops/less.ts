import { int64 } from '../tensor/tensor';
import { comparison } from './shared/elementwise';
import { spread } from './shared/samples';

export const less = comparison('Less', {
  summary: 'Whether a < b, element by element',
  forward: (a, b) => a < b,
  samples: [{ inputs: [spread([2, 3]), spread([2, 3], -2, 2, 2)] }, { inputs: [int64([3], [1, 2, 3]), int64([2, 1], [2, 3])] }],
});

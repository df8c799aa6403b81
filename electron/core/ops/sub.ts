import { int64 } from '../tensor/tensor';
import { binary } from './shared/elementwise';
import { spread } from './shared/samples';

export const sub = binary('Sub', {
  summary: 'a − b, element by element',
  forward: (a, b) => a - b,
  // The second input counts negatively.
  gradient: (build, _a, _b, upstream) => [upstream, build.neg(upstream)],
  samples: [
    { inputs: [spread([2, 3]), spread([2, 3], -1, 1, 2)] },
    { inputs: [spread([4]), spread([2, 3, 1], -1, 1, 2)] },
    { inputs: [int64([3], [5, -2, 0]), int64([1], [3])] },
  ],
});

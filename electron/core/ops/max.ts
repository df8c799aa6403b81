import { float32 } from '../tensor/tensor';
import { binary } from './shared/elementwise';
import { spread } from './shared/samples';

export const max = binary('Max', {
  summary: 'The larger of a and b, element by element',
  forward: Math.max,
  // The gradient goes to the larger input; a tie belongs to a, so that nothing is counted twice.
  gradient: (build, a, b, upstream) => {
    const isFirst = build.greaterOrEqual(a, b);
    return [build.where(isFirst, upstream, 0), build.where(isFirst, 0, upstream)];
  },
  samples: [
    { inputs: [spread([2, 3]), spread([2, 3], -1.9, 1.7, 2)] },
    { inputs: [spread([2, 3, 4]), spread([4], -1, 1.2, 2)] },
    { inputs: [float32([2], [1, 2]), float32([2], [1, 3])], differentiate: [] },
  ],
});

import { float32 } from '../tensor/tensor';
import { binary } from './shared/elementwise';
import { spread } from './shared/samples';

export const min = binary('Min', {
  summary: 'The smaller of a and b, element by element',
  forward: Math.min,
  // The gradient goes to the smaller input; a tie belongs to a, so that nothing is counted twice.
  gradient: (build, a, b, upstream) => {
    const isFirst = build.lessOrEqual(a, b);
    return [build.where(isFirst, upstream, 0), build.where(isFirst, 0, upstream)];
  },
  samples: [
    { inputs: [spread([2, 3]), spread([2, 3], -1.9, 1.7, 2)] },
    { inputs: [spread([2, 3, 4]), spread([4], -1, 1.2, 2)] },
    { inputs: [float32([2], [1, 2]), float32([2], [1, 3])], differentiate: [] },
  ],
});

import { requireFloat } from './shared/elementwise';
import { spread } from './shared/samples';
import { variadic } from './shared/variadic';

export const mean = variadic('Mean', {
  summary: 'The mean of the inputs, element by element',
  combine: (total, element) => total + element,
  finish: (total, count) => total / count,
  // Each input has a share of 1/count in the mean.
  gradient: (build, inputs, _y, upstream) => {
    const share = build.mul(upstream, 1 / inputs.length);
    return inputs.map(() => share);
  },
  requireType: requireFloat,
  samples: [
    { inputs: [spread([2, 3]), spread([3], -1, 2, 2), spread([2, 1], -1, 2, 3)] },
    { inputs: [spread([2, 3, 4]), spread([2, 3, 4], -1, 2, 2)] },
    { inputs: [spread([4])] },
  ],
});

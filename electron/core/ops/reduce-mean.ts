import { reduction } from './shared/reduction';
import { requireFloat } from './shared/elementwise';
import { spread } from './shared/samples';

export const reduceMean = reduction('ReduceMean', {
  summary: 'Mean over the given axes',
  start: 0,
  combine: (total, element) => total + element,
  finish: (total, count) => total / count,
  // Each element has a share of 1/count in its mean.
  gradient: ({ build, upstream, count }) => build.mul(upstream, 1 / count),
  requireType: requireFloat,
  samples: [
    { inputs: [spread([3, 4])], attributes: { axes: [0] } },
    { inputs: [spread([2, 3, 4])], attributes: { axes: [-1, 0], keepdims: 0 } },
    { inputs: [spread([5])], attributes: { keepdims: 0 } },
  ],
});

import { requireFloat } from './shared/elementwise';
import { reduction } from './shared/reduction';
import { spread } from './shared/samples';

export const reduceL1 = reduction('ReduceL1', {
  summary: 'The sum of absolute values over the given axes',
  start: 0,
  combine: (total, element) => total + Math.abs(element),
  gradient: ({ build, x, upstream }) => build.mul(upstream, build.sign(x)),
  requireType: requireFloat,
  samples: [
    { inputs: [spread([3, 4])], attributes: { axes: [0] } },
    { inputs: [spread([2, 3, 4])], attributes: { axes: [-1, 0], keepdims: 0 } },
    { inputs: [spread([5])], attributes: { keepdims: 0 } },
  ],
});

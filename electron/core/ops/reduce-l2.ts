import { requireFloat } from './shared/elementwise';
import { reduction } from './shared/reduction';
import { spread } from './shared/samples';

export const reduceL2 = reduction('ReduceL2', {
  summary: 'The root of the sum of squares over the given axes',
  start: 0,
  combine: (total, element) => total + element * element,
  finish: Math.sqrt,
  // dy/dx = x / y, taken as 0 where all elements are 0 and the root has no slope.
  gradient: ({ build, x, y, upstream }) => build.mul(x, build.where(build.equal(y, 0), 0, build.div(upstream, y))),
  requireType: requireFloat,
  samples: [
    { inputs: [spread([3, 4])], attributes: { axes: [0] } },
    { inputs: [spread([2, 3, 4])], attributes: { axes: [-1, 0], keepdims: 0 } },
    { inputs: [spread([5])], attributes: { keepdims: 0 } },
  ],
});

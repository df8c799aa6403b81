import { int64 } from '../tensor/tensor';
import { reduction } from './shared/reduction';
import { spread } from './shared/samples';

export const reduceSum = reduction('ReduceSum', {
  summary: 'Sum over the given axes',
  start: 0,
  combine: (total, element) => total + element,
  // Each element gets the gradient of the sum it went into.
  gradient: ({ upstream }) => upstream,
  samples: [
    { inputs: [spread([3, 4])], attributes: { axes: [0], keepdims: 0 } },
    { inputs: [spread([2, 3, 4])], attributes: { axes: [-1, 1] } },
    { inputs: [spread([2, 3, 4])], attributes: { axes: [0, 2] } },
    { inputs: [spread([2, 3])], attributes: { keepdims: 0 } },
    { inputs: [spread([2, 3])], attributes: { axes: [], noop_with_empty_axes: 1 } },
    { inputs: [int64([2, 2], [1, 2, 3, 4])], attributes: { axes: [1] } },
  ],
});

import { float32 } from '../tensor/tensor';
import { argExtreme } from './shared/arg-extreme';
import { spread } from './shared/samples';

export const argMax = argExtreme('ArgMax', {
  summary: 'The index of the largest element along an axis',
  sign: 1,
  samples: [
    { inputs: [spread([3, 4])], attributes: { axis: 1, keepdims: 0 } },
    { inputs: [spread([2, 3, 4])], attributes: { axis: -2 } },
    { inputs: [spread([3, 2])] },
    { inputs: [float32([2, 3], [5, 5, 1, 0, 2, 2])], attributes: { axis: 1, select_last_index: 1 } },
    { inputs: [float32([2, 3], [5, 5, 1, 0, 2, 2])], attributes: { axis: 1 } },
  ],
});

import { float32, int64 } from '../tensor/tensor';
import { gradientToExtremes, reduction } from './shared/reduction';
import { spread } from './shared/samples';

export const reduceMax = reduction('ReduceMax', {
  summary: 'The largest element over the given axes',
  start: -Infinity,
  combine: Math.max,
  gradient: gradientToExtremes,
  requireType: () => undefined,
  samples: [
    { inputs: [spread([3, 4])], attributes: { axes: [1], keepdims: 0 } },
    { inputs: [spread([2, 3, 4])], attributes: { axes: [0, -2] } },
    { inputs: [float32([2, 3], [1, 1, 0, 2, 3, 3])], differentiate: [] },
    { inputs: [int64([4], [3, 9, -2, 9])], attributes: { axes: [0] } },
  ],
});

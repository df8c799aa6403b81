import { float32 } from '../tensor/tensor';
import { spread } from './shared/samples';
import { gradientToChosen, variadic } from './shared/variadic';

export const min = variadic('Min', {
  summary: 'The smallest of the inputs, element by element',
  combine: Math.min,
  gradient: gradientToChosen,
  samples: [
    { inputs: [spread([2, 3]), spread([2, 3], -1.9, 1.7, 2)] },
    { inputs: [spread([2, 3, 4]), spread([4], -1, 1.2, 2)] },
    { inputs: [float32([2], [1, 2]), float32([2], [1, 3])], differentiate: [] },
    { inputs: [spread([2, 3]), spread([3], -1.9, 1.7, 2), spread([2, 1], -1, 2, 3)] },
    { inputs: [spread([2, 3])] },
  ],
});

/** The largest element under a sliding window; pictures [N,C,H,W]. */
import type { OpDefinition } from './definition';
import { requireInputs } from './shared/elementwise';
import { maxPoolForward, planPool, pooledType } from './shared/pool-loops';
import { lowerMaxPool } from './shared/pool-lower-max';
import { spread } from './shared/samples';

export const maxPool: OpDefinition = {
  name: 'MaxPool',
  summary: 'the largest value under a sliding window',
  inferTypes: (inputs, attributes) => {
    requireInputs('MaxPool', inputs, 1);
    return [pooledType(inputs[0], planPool('MaxPool', inputs[0], attributes))];
  },
  forward: ([x], attributes) => [maxPoolForward(x, planPool('MaxPool', x, attributes))],
  // Only the winner of a window gets its gradient.
  gradient: ({ build, inputs: [x], attributes, upstream }) => [build.maxPoolGradient(x, upstream, attributes)],
  lower: lowerMaxPool,
  samples: [
    { inputs: [spread([2, 3, 4, 6])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([2, 2, 7, 5])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([1, 2, 6, 5])], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] } },
    { inputs: [spread([1, 2, 6, 5])], attributes: { kernel_shape: [3, 2], pads: [1, 0, 0, 1] } },
  ],
};

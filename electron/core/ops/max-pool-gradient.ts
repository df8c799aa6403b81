/**
 * Gradient helper: dL/dx of MaxPool from x and dL/dy. Among equal elements of a window the first one wins,
 * looking down each column, columns from left to right, so the gradient is never counted twice.
 */
import { formatShape, sameShape } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { requireInputs } from './shared/elementwise';
import { maxPoolGradient as scatterToWinners, planPool, pooledType } from './shared/pool-loops';
import { lowerMaxPoolGradient } from './shared/pool-lower-max';
import { spread } from './shared/samples';

export const maxPoolGradient: OpDefinition = {
  name: 'MaxPoolGradient',
  summary: 'gradient of MaxPool: each window sends its gradient to its largest element',
  isHelper: true,
  inferTypes: (inputs, attributes) => {
    requireInputs('MaxPoolGradient', inputs, 2);
    const [x, dy] = inputs;
    const pooled = pooledType(x, planPool('MaxPoolGradient', x, attributes));
    if (!sameShape(pooled.shape, dy.shape)) throw new Error(`MaxPoolGradient expects dy of ${formatShape(pooled.shape)}, got ${formatShape(dy.shape)}.`);
    return [x];
  },
  forward: ([x, dy], attributes) => [scatterToWinners(x, dy, planPool('MaxPoolGradient', x, attributes))],
  gradient: 'not differentiable',
  lower: lowerMaxPoolGradient,
  samples: [
    { inputs: [spread([2, 3, 4, 6]), spread([2, 3, 2, 3], -1, 1, 2)], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([2, 2, 7, 5]), spread([2, 2, 3, 2], -1, 1, 2)], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([1, 2, 6, 5]), spread([1, 2, 3, 3], -1, 1, 2)], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] } },
    { inputs: [spread([1, 2, 6, 5]), spread([1, 2, 5, 5], -1, 1, 2)], attributes: { kernel_shape: [3, 2], pads: [1, 0, 0, 1] } },
  ],
};

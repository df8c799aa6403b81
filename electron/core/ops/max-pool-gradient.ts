/**
 * Gradient helper: dL/dx of MaxPool from x and dL/dy. Among equal elements of a window the first one wins, looking
 * down each column, columns from left to right, so the gradient is never counted twice.
 */
import { formatShape, sameShape } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { requireFloat, requireInputs } from './shared/elementwise';
import { maxPoolGradient as scatterToWinners, planPool, pooledShape } from './shared/window/pool-loops';
import { lowerMaxPoolGradient } from './shared/window/pool-lower-max';
import { spread } from './shared/samples';

export const maxPoolGradient: OpDefinition = {
  name: 'MaxPoolGradient',
  summary: 'gradient of MaxPool: each window sends its gradient to its largest element',
  isHelper: true,
  inferTypes: (inputs, attributes) => {
    requireInputs('MaxPoolGradient', inputs, 2);
    const [x, dy] = inputs;
    requireFloat('MaxPoolGradient', x);
    const pooled = pooledShape(x.shape, planPool('MaxPoolGradient', x, attributes));
    if (!sameShape(pooled, dy.shape)) throw new Error(`MaxPoolGradient expects dy of ${formatShape(pooled)}, got ${formatShape(dy.shape)}.`);
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
    { inputs: [spread([2, 2, 6, 7]), spread([2, 2, 3, 4], -1, 1, 2)], attributes: { kernel_shape: [2, 3], strides: [2, 2], pads: [0, 1, 0, 0], ceil_mode: 1 } },
    { inputs: [spread([2, 3, 9]), spread([2, 3, 5], -1, 1, 2)], attributes: { kernel_shape: [2], strides: [2], auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([1, 2, 3, 4, 5]), spread([1, 2, 2, 2, 2], -1, 1, 2)], attributes: { kernel_shape: [2, 2, 2], strides: [1, 2, 2], dilations: [1, 1, 2] } },
  ],
};

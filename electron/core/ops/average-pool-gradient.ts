/** Gradient helper: dL/dx of AveragePool from dL/dy; `size` is the height and width of x. */
import type { Attributes } from '../graph/graph';
import { formatShape, type TensorType } from '../tensor/tensor';
import { countsPadding } from './average-pool';
import type { OpDefinition } from './definition';
import { requireInputs } from './shared/elementwise';
import { averagePoolGradient as spreadEvenly, planPool, pooledType } from './shared/pool-loops';
import { lowerAveragePoolGradient } from './shared/pool-lower-average';
import { spread } from './shared/samples';
import { pair, requirePictures } from './shared/window';

/** The type of x. */
function inputType(dy: TensorType, attributes: Attributes): TensorType {
  requirePictures('AveragePoolGradient', 'an upstream gradient', dy);
  return { dtype: dy.dtype, shape: [dy.shape[0], dy.shape[1], ...pair('AveragePoolGradient', attributes, 'size')] };
}

export const averagePoolGradient: OpDefinition = {
  name: 'AveragePoolGradient',
  summary: 'gradient of AveragePool: each window spreads its gradient evenly',
  isHelper: true,
  inferTypes: (inputs, attributes) => {
    requireInputs('AveragePoolGradient', inputs, 1);
    const x = inputType(inputs[0], attributes);
    const pooled = pooledType(x, planPool('AveragePoolGradient', x, attributes));
    if (formatShape(pooled.shape) !== formatShape(inputs[0].shape)) {
      throw new Error(`AveragePoolGradient expects dy of ${formatShape(pooled.shape)}, got ${formatShape(inputs[0].shape)}.`);
    }
    return [x];
  },
  forward: ([dy], attributes) => {
    const x = inputType(dy, attributes);
    return [spreadEvenly(x, dy, planPool('AveragePoolGradient', x, attributes), countsPadding(attributes))];
  },
  // Linear, and the transpose of AveragePool.
  gradient: ({ build, attributes: { size: _, ...pool }, upstream }) => [build.averagePool(upstream, pool)],
  lower: lowerAveragePoolGradient,
  samples: [
    { inputs: [spread([2, 3, 2, 3])], attributes: { kernel_shape: [2, 2], strides: [2, 2], size: [4, 6] } },
    { inputs: [spread([2, 2, 4, 3])], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1], size: [7, 5] } },
    { inputs: [spread([1, 2, 5, 5])], attributes: { kernel_shape: [3, 2], pads: [1, 1, 1, 0], count_include_pad: 1, size: [5, 5] } },
  ],
};

/** Gradient helper: dL/dx of AveragePool from dL/dy; `size` are the spatial sizes of x. */
import type { Attributes } from '../graph/graph';
import { formatShape, sameShape, type TensorType } from '../tensor/tensor';
import { countsPadding } from './average-pool';
import type { OpDefinition } from './definition';
import { requireFloat, requireInputs } from './shared/elementwise';
import { averagePoolGradient as spreadEvenly, planPool, pooledShape } from './shared/window/pool-loops';
import { lowerAveragePoolGradient } from './shared/window/pool-lower-average';
import { spread } from './shared/samples';
import { perAxis, requireSpatial } from './shared/window/window';

/** The type of x. */
function inputType(dy: TensorType, attributes: Attributes): TensorType {
  requireFloat('AveragePoolGradient', dy);
  requireSpatial('AveragePoolGradient', 'an upstream gradient', dy);
  return { dtype: dy.dtype, shape: [...dy.shape.slice(0, 2), ...perAxis('AveragePoolGradient', attributes, 'size', dy.shape.length - 2)] };
}

export const averagePoolGradient: OpDefinition = {
  name: 'AveragePoolGradient',
  summary: 'gradient of AveragePool: each window spreads its gradient evenly',
  isHelper: true,
  inferTypes: (inputs, attributes) => {
    requireInputs('AveragePoolGradient', inputs, 1);
    const x = inputType(inputs[0], attributes);
    const pooled = pooledShape(x.shape, planPool('AveragePoolGradient', x, attributes));
    if (!sameShape(pooled, inputs[0].shape)) {
      throw new Error(`AveragePoolGradient expects dy of ${formatShape(pooled)}, got ${formatShape(inputs[0].shape)}.`);
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
    { inputs: [spread([2, 2, 3, 3])], attributes: { kernel_shape: [3, 3], strides: [2, 3], pads: [0, 1, 1, 0], ceil_mode: 1, count_include_pad: 1, size: [6, 7] } },
    { inputs: [spread([2, 2, 5])], attributes: { kernel_shape: [2], strides: [2], auto_pad: 'SAME_LOWER', size: [9] } },
    { inputs: [spread([1, 2, 2, 2, 2])], attributes: { kernel_shape: [2, 2, 3], strides: [1, 2, 2], size: [3, 4, 5] } },
  ],
};

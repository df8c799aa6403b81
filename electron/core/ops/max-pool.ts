/** The largest element under a sliding window; input [N,C,…]. */
import type { Attributes } from '../graph/graph';
import { castTensor, isFloat, type Shape, type Tensor, type TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { requireInputs } from './shared/elementwise';
import { maxPoolForward, planPool, pooledShape } from './shared/window/pool-loops';
import { lowerMaxPool } from './shared/window/pool-lower-max';
import { spread } from './shared/samples';

function inferTypes(inputs: readonly TensorType[], attributes: Attributes): readonly TensorType[] {
  requireInputs('MaxPool', inputs, 1);
  const [x] = inputs;
  if (!isFloat(x.dtype) && x.dtype !== 'uint8') throw new Error(`MaxPool needs real numbers or bytes (uint8), got ${x.dtype}.`);
  return [{ dtype: x.dtype, shape: pooledShape(x.shape, planPool('MaxPool', x, attributes)) }];
}

const bytes = (shape: Shape): Tensor => castTensor(spread(shape, 0, 256), 'uint8');

export const maxPool: OpDefinition = {
  name: 'MaxPool',
  summary: 'the largest value under a sliding window',
  inferTypes,
  forward: ([x], attributes) => [maxPoolForward(x, planPool('MaxPool', x, attributes)).values],
  // Only the winner of a window gets its gradient.
  gradient: ({ build, inputs: [x], attributes, upstream }) => [build.maxPoolGradient(x, upstream, attributes)],
  lower: lowerMaxPool,
  samples: [
    { inputs: [spread([2, 3, 4, 6])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([2, 2, 7, 5])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([1, 2, 6, 5])], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] } },
    { inputs: [spread([1, 2, 6, 5])], attributes: { kernel_shape: [3, 2], pads: [1, 0, 0, 1] } },
    { inputs: [spread([2, 3, 9])], attributes: { kernel_shape: [3], strides: [2], pads: [1, 0] } },
    { inputs: [spread([2, 2, 8])], attributes: { kernel_shape: [3], dilations: [2] } },
    { inputs: [spread([2, 2, 6, 7])], attributes: { kernel_shape: [3, 2], strides: [2, 2], ceil_mode: 1 } },
    { inputs: [spread([1, 2, 5, 4])], attributes: { kernel_shape: [1, 2], strides: [2, 2], pads: [0, 1, 0, 1], ceil_mode: 1 } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [3, 3], strides: [2, 1], auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [2, 2], strides: [2, 1], auto_pad: 'SAME_LOWER' } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [2, 3], strides: [3, 2], auto_pad: 'VALID' } },
    { inputs: [spread([2, 2, 3, 4, 5])], attributes: { kernel_shape: [2, 2, 3], strides: [1, 2, 2], pads: [1, 0, 1, 0, 0, 1] } },
    { inputs: [bytes([1, 2, 4, 5])], attributes: { kernel_shape: [2, 3], pads: [1, 1, 0, 1] } },
  ],
};

/** Gradient helper: dL/dw of a convolution from its input x [N,C,…] and dL/dy [N,O,…]. */
import type { Attributes } from '../graph/graph';
import type { TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { convWeightGradient } from './shared/window/conv-loops';
import { lowerConvGradientWeight } from './shared/window/conv-lower-weight';
import { kernels, planWeightGradient } from './shared/window/conv-plan';
import { requireFloat, requireInputs, requireSameDType } from './shared/elementwise';
import { spread } from './shared/samples';
import { leftover, requireSpatial, windowAttributes } from './shared/window/window';

function inferTypes(inputs: readonly TensorType[], attributes: Attributes): readonly TensorType[] {
  requireInputs('ConvGradientWeight', inputs, 2);
  const [x, dy] = inputs;
  requireFloat('ConvGradientWeight', x);
  requireSameDType('ConvGradientWeight', inputs);
  requireSpatial('ConvGradientWeight', 'an input', x);
  const plan = planWeightGradient(x.shape, dy.shape, attributes);
  return [{ dtype: x.dtype, shape: [plan.filters, plan.channels / plan.group, ...kernels(plan)] }];
}

export const convGradientWeight: OpDefinition = {
  name: 'ConvGradientWeight',
  summary: 'gradient of a convolution with respect to its filters',
  isHelper: true,
  inferTypes,
  forward: ([x, dy], attributes) => [convWeightGradient(planWeightGradient(x.shape, dy.shape, attributes), x, dy)],
  // Linear in both: with G = dL/d(dw), dL/dx is the transposed convolution of dy with G, and dL/d(dy) is Conv(x, G).
  gradient: ({ build, inputs: [x, dy], attributes, upstream }) => {
    const { window, group } = planWeightGradient(x.type.shape, dy.type.shape, attributes);
    const explicit = { ...windowAttributes(window), group };
    return [build.convTranspose(dy, upstream, { ...explicit, output_padding: window.map(leftover) }), build.conv(x, upstream, explicit)];
  },
  lower: lowerConvGradientWeight,
  samples: [
    { inputs: [spread([2, 3, 5, 6]), spread([2, 4, 5, 6], -1, 1, 2)], attributes: { kernel_shape: [3, 3], pads: [1, 1, 1, 1] } },
    { inputs: [spread([2, 2, 7, 5]), spread([2, 3, 3, 2], -1, 1, 2)], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [0, 0, 0, 0] } },
    { inputs: [spread([1, 4, 6, 6]), spread([1, 4, 4, 5], -1, 1, 2)], attributes: { kernel_shape: [3, 2], group: 2 } },
    { inputs: [spread([3, 4, 3, 3]), spread([3, 2, 3, 3], -1, 1, 2)], attributes: { kernel_shape: [1, 1] } },
    { inputs: [spread([2, 4, 6, 5]), spread([2, 4, 3, 5], -1, 1, 2)], attributes: { kernel_shape: [3, 3], group: 4, strides: [2, 1], auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([2, 2, 9]), spread([2, 4, 4], -1, 1, 2)], attributes: { kernel_shape: [3], group: 2, strides: [2] } },
    { inputs: [spread([1, 2, 3, 4, 5]), spread([1, 2, 3, 3, 3], -1, 1, 2)], attributes: { kernel_shape: [1, 2, 3] } },
  ],
};

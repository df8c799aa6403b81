/** Gradient helper: dL/dw of a convolution from its input x [N,C,H,W] and dL/dy [N,O,h,w]. */
import type { Attributes } from '../graph/graph';
import type { TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { convWeightGradient } from './shared/conv-loops';
import { lowerConvGradientWeight } from './shared/conv-lower-weight';
import { planWeightGradient } from './shared/conv-plan';
import { requireFloat, requireInputs, requireSameDType } from './shared/elementwise';
import { spread } from './shared/samples';
import { leftover, requirePictures } from './shared/window';

function inferTypes(inputs: readonly TensorType[], attributes: Attributes): readonly TensorType[] {
  requireInputs('ConvGradientWeight', inputs, 2);
  const [x, dy] = inputs;
  requireFloat('ConvGradientWeight', x);
  requireSameDType('ConvGradientWeight', inputs);
  requirePictures('ConvGradientWeight', 'pictures', x);
  requirePictures('ConvGradientWeight', 'an upstream gradient', dy);
  const { channels, filters, group, window } = planWeightGradient(x.shape, dy.shape, attributes);
  return [{ dtype: x.dtype, shape: [filters, channels / group, window[0].kernel, window[1].kernel] }];
}

export const convGradientWeight: OpDefinition = {
  name: 'ConvGradientWeight',
  summary: 'gradient of a convolution with respect to its filters',
  isHelper: true,
  inferTypes,
  forward: ([x, dy], attributes) => [convWeightGradient(planWeightGradient(x.shape, dy.shape, attributes), x, dy)],
  // Linear in both: with G = dL/d(dw), dL/dx is the transposed convolution of dy with G, and dL/d(dy) is Conv(x, G).
  gradient: ({ build, inputs: [x, dy], attributes, upstream }) => {
    const { window } = planWeightGradient(x.type.shape, dy.type.shape, attributes);
    const output_padding = window.map(leftover);
    return [build.convTranspose(dy, upstream, { ...attributes, output_padding }), build.conv(x, upstream, attributes)];
  },
  lower: lowerConvGradientWeight,
  samples: [
    { inputs: [spread([2, 3, 5, 6]), spread([2, 4, 5, 6], -1, 1, 2)], attributes: { kernel_shape: [3, 3], pads: [1, 1, 1, 1] } },
    { inputs: [spread([2, 2, 7, 5]), spread([2, 3, 3, 2], -1, 1, 2)], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [0, 0, 0, 0] } },
    { inputs: [spread([1, 4, 6, 6]), spread([1, 4, 4, 5], -1, 1, 2)], attributes: { kernel_shape: [3, 2], group: 2 } },
    { inputs: [spread([3, 4, 3, 3]), spread([3, 2, 3, 3], -1, 1, 2)], attributes: { kernel_shape: [1, 1] } },
  ],
};

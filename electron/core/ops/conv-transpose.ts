/**
 * Transposed convolution: every input element adds its filter, scaled, to the output. It is the gradient of a
 * convolution with respect to its input, with the same weights [O,C/group,…], where O are the channels of
 * this op's input.
 */
import type { Attributes } from '../graph/graph';
import { formatShape, type TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { convInputGradient } from './shared/window/conv-loops';
import { lowerConvTranspose } from './shared/window/conv-lower-transpose';
import { allButChannels, planConvTranspose, sizes } from './shared/window/conv-plan';
import { requireFloat, requireInputs, requireSameDType } from './shared/elementwise';
import { spread } from './shared/samples';
import { requireSpatial, spatial, windowAttributes } from './shared/window/window';
import { writtenConvTranspose } from './shared/window/written';

function inferTypes(inputs: readonly TensorType[], attributes: Attributes): readonly TensorType[] {
  requireInputs('ConvTranspose', inputs, 2, 3);
  const [x, w, b] = inputs;
  requireFloat('ConvTranspose', x);
  requireSameDType('ConvTranspose', inputs);
  requireSpatial('ConvTranspose', 'an input', x);
  if (w.shape.length !== x.shape.length || w.shape[0] !== x.shape[1]) {
    throw new Error(`ConvTranspose has filters for ${w.shape[0]} channels (${formatShape(w.shape)}), but its input has ${x.shape[1]}.`);
  }
  const plan = planConvTranspose(x.shape, w.shape, attributes);
  const { channels } = plan;
  if (b && formatShape(b.shape) !== formatShape([channels])) {
    throw new Error(`ConvTranspose needs one bias for each of its ${channels} output channels, got ${formatShape(b.shape)}.`);
  }
  return [{ dtype: x.dtype, shape: [x.shape[0], channels, ...sizes(plan)] }];
}

export const convTranspose: OpDefinition = {
  name: 'ConvTranspose',
  summary: 'spreads every element through a filter: a convolution backwards',
  inferTypes,
  forward: ([x, w, b], attributes) => [convInputGradient(planConvTranspose(x.shape, w.shape, attributes), x, w, b)],
  // The gradients of a transposed convolution are the plain convolution and its weight gradient with x and dy exchanged.
  gradient: ({ build, inputs: [x, w, b], attributes, upstream }) => {
    const { window, group } = planConvTranspose(x.type.shape, w.type.shape, attributes);
    const explicit = { ...windowAttributes(window), group };
    const dw = build.convGradientWeight(upstream, x, { ...explicit, kernel_shape: spatial(w.type.shape) });
    return [build.conv(upstream, w, explicit), dw, b && build.reduceSum(upstream, { axes: allButChannels(upstream.type.shape), keepdims: 0 })];
  },
  lower: lowerConvTranspose,
  writtenAttributes: ([x, w], attributes) => writtenConvTranspose(attributes, planConvTranspose(x.shape, w.shape, attributes).window),
  samples: [
    { inputs: [spread([2, 4, 5, 6]), spread([4, 3, 3, 3], -1, 1, 2)], attributes: { pads: [1, 1, 1, 1] } },
    { inputs: [spread([2, 3, 3, 3]), spread([3, 2, 3, 3], -1, 1, 2), spread([2], -1, 1, 3)], attributes: { strides: [2, 2], output_padding: [1, 0], pads: [1, 1, 1, 1] } },
    { inputs: [spread([1, 4, 4, 4]), spread([4, 2, 2, 2], -1, 1, 2)], attributes: { group: 2, dilations: [2, 1] } },
    { inputs: [spread([2, 3, 5]), spread([3, 2, 3], -1, 1, 2), spread([2], -1, 1, 3)], attributes: { pads: [1, 0] } },
    { inputs: [spread([2, 4, 4]), spread([4, 3, 2], -1, 1, 2)], attributes: { group: 2, strides: [3], output_padding: [2], dilations: [2] } },
    { inputs: [spread([2, 3, 3, 4]), spread([3, 4, 3, 3], -1, 1, 2)], attributes: { strides: [2, 2], auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([2, 3, 3, 4]), spread([3, 4, 4, 3], -1, 1, 2)], attributes: { strides: [1, 2], auto_pad: 'SAME_LOWER' } },
    { inputs: [spread([2, 3, 3, 4]), spread([3, 2, 2, 1], -1, 1, 2)], attributes: { strides: [3, 2], auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([2, 3, 3, 4]), spread([3, 2, 1, 2], -1, 1, 2)], attributes: { strides: [2, 4], auto_pad: 'SAME_LOWER' } },
    { inputs: [spread([2, 3, 3, 3]), spread([3, 2, 3, 3], -1, 1, 2)], attributes: { strides: [3, 2], output_shape: [10, 6] } },
    { inputs: [spread([2, 2, 4, 3]), spread([2, 4, 2, 2], -1, 1, 2), spread([4], -1, 1, 3)], attributes: { dilations: [3, 3], output_padding: [0, 1], strides: [1, 2] } },
    { inputs: [spread([2, 3, 3, 3]), spread([3, 4, 3, 3], -1, 1, 2)], attributes: { output_shape: [4, 4], auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([1, 4, 2, 3, 3]), spread([4, 2, 2, 2, 3], -1, 1, 2)], attributes: { group: 2, strides: [1, 2, 2], pads: [0, 1, 0, 1, 0, 2] } },
  ],
};

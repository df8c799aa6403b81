/**
 * Transposed convolution: every input element adds its filter, scaled, to the output. It is the gradient of a
 * convolution with respect to its input, with the same weights [O,C/group,kh,kw], where O are the channels of
 * this op's input.
 */
import type { Attributes } from '../graph/graph';
import { formatShape, sameShape, type Shape, type TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numbersAttribute } from './shared/attributes';
import { convInputGradient } from './shared/conv-loops';
import { lowerConvTranspose } from './shared/conv-lower-transpose';
import { planConvTranspose } from './shared/conv-plan';
import { requireFloat, requireInputs, requireSameDType } from './shared/elementwise';
import { spread } from './shared/samples';
import { refuseAutomatic, requirePictures } from './shared/window';

function inferTypes(inputs: readonly TensorType[], attributes: Attributes): readonly TensorType[] {
  requireInputs('ConvTranspose', inputs, 2, 3);
  const [x, w, b] = inputs;
  requireFloat('ConvTranspose', x);
  requireSameDType('ConvTranspose', inputs);
  refuseAutomatic('ConvTranspose', attributes);
  requirePictures('ConvTranspose', 'pictures', x);
  requirePictures('ConvTranspose', 'weights', w);
  if (w.shape[0] !== x.shape[1]) {
    throw new Error(`ConvTranspose has filters for ${w.shape[0]} channels (${formatShape(w.shape)}), but its input has ${x.shape[1]}.`);
  }
  const { channels, window } = planConvTranspose(x.shape, w.shape, attributes);
  if (b && formatShape(b.shape) !== formatShape([channels])) {
    throw new Error(`ConvTranspose needs one bias for each of its ${channels} output channels, got ${formatShape(b.shape)}.`);
  }
  const size = window.map((axis) => axis.size);
  requireOutputShape(size, attributes);
  return [{ dtype: x.dtype, shape: [x.shape[0], channels, ...size] }];
}

/** ONNX may ask for an output size and leave the pads to be worked out; here it only confirms what the pads say. */
function requireOutputShape(size: Shape, attributes: Attributes): void {
  const wanted = numbersAttribute(attributes, 'output_shape', size);
  if (sameShape(wanted, size)) return;
  throw new Error(`ConvTranspose makes ${formatShape(size)} with these pads, but output_shape asks for ${formatShape(wanted)}. Give pads that fit.`);
}

export const convTranspose: OpDefinition = {
  name: 'ConvTranspose',
  summary: 'spreads every element through a filter: a convolution backwards',
  inferTypes,
  forward: ([x, w, b], attributes) => [convInputGradient(planConvTranspose(x.shape, w.shape, attributes), x, w, b)],
  // The gradients of a transposed convolution are the plain convolution and its weight gradient with x and dy exchanged.
  gradient: ({ build, inputs: [x, w, b], attributes, upstream }) => {
    const { output_padding: _padding, output_shape: _shape, ...window } = attributes;
    const dw = build.convGradientWeight(upstream, x, { ...window, kernel_shape: w.type.shape.slice(2) });
    return [build.conv(upstream, w, window), dw, b && build.reduceSum(upstream, { axes: [0, 2, 3], keepdims: 0 })];
  },
  lower: lowerConvTranspose,
  samples: [
    { inputs: [spread([2, 4, 5, 6]), spread([4, 3, 3, 3], -1, 1, 2)], attributes: { pads: [1, 1, 1, 1] } },
    { inputs: [spread([2, 3, 3, 3]), spread([3, 2, 3, 3], -1, 1, 2), spread([2], -1, 1, 3)], attributes: { strides: [2, 2], output_padding: [1, 0], pads: [1, 1, 1, 1] } },
    { inputs: [spread([1, 4, 4, 4]), spread([4, 2, 2, 2], -1, 1, 2)], attributes: { group: 2, dilations: [2, 1] } },
  ],
};

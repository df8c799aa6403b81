/** Convolution (cross-correlation) along any number of spatial axes; input [N,C,…], filters [O,C/group,…]. */
import type { Attributes } from '../graph/graph';
import { formatShape, type TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { convForward } from './shared/window/conv-loops';
import { lowerConv } from './shared/window/conv-lower';
import { allButChannels, counts, planConv } from './shared/window/conv-plan';
import { numberAttribute } from './shared/attributes';
import { requireFloat, requireInputs, requireSameDType } from './shared/elementwise';
import { spread } from './shared/samples';
import { leftover, requireSpatial, spatial, windowAttributes } from './shared/window/window';
import { writtenConv } from './shared/window/written';

function inferTypes(inputs: readonly TensorType[], attributes: Attributes): readonly TensorType[] {
  requireInputs('Conv', inputs, 2, 3);
  const [x, w, b] = inputs;
  requireFloat('Conv', x);
  requireSameDType('Conv', inputs);
  requireSpatial('Conv', 'an input', x);
  requireGroups(x.shape[1], w, numberAttribute(attributes, 'group', 1));
  if (b && formatShape(b.shape) !== formatShape([w.shape[0]])) {
    throw new Error(`Conv needs one bias for each of its ${w.shape[0]} filters, got ${formatShape(b.shape)}.`);
  }
  return [{ dtype: x.dtype, shape: [x.shape[0], w.shape[0], ...counts(planConv('Conv', x.shape, w.shape, attributes))] }];
}

function requireGroups(channels: number, w: TensorType, group: number): void {
  if (!Number.isInteger(group) || group < 1 || w.shape[0] % group !== 0) {
    throw new Error(`Conv cannot share its ${w.shape[0]} filters out to ${group} groups.`);
  }
  if (w.shape[1] * group !== channels) {
    throw new Error(`Conv has filters for ${w.shape[1] * group} channels (${formatShape(w.shape)}, ${group} groups), but its input has ${channels}.`);
  }
}

export const conv: OpDefinition = {
  name: 'Conv',
  summary: 'slides filters over its input and sums the products under them',
  inferTypes,
  forward: ([x, w, b], attributes) => [convForward(planConv('Conv', x.shape, w.shape, attributes), x, w, b)],
  // dx is the transposed convolution of dy with the same weights; db sums dy over examples and positions.
  gradient: ({ build, inputs: [x, w, b], attributes, upstream }) => {
    const { window, group } = planConv('Conv', x.type.shape, w.type.shape, attributes);
    const explicit = { ...windowAttributes(window), group };
    const dx = build.convTranspose(upstream, w, { ...explicit, output_padding: window.map(leftover) });
    const dw = build.convGradientWeight(x, upstream, { ...explicit, kernel_shape: spatial(w.type.shape) });
    return [dx, dw, b && build.reduceSum(upstream, { axes: allButChannels(upstream.type.shape), keepdims: 0 })];
  },
  lower: lowerConv,
  writtenAttributes: ([x, w], attributes) => writtenConv(attributes, planConv('Conv', x.shape, w.shape, attributes).window),
  samples: [
    { inputs: [spread([2, 3, 5, 6]), spread([4, 3, 3, 3], -1, 1, 2), spread([4], -1, 1, 3)], attributes: { pads: [1, 1, 1, 1] } },
    { inputs: [spread([2, 2, 7, 5]), spread([3, 2, 3, 2], -1, 1, 2)], attributes: { strides: [2, 2], pads: [0, 1, 1, 0] } },
    { inputs: [spread([1, 4, 6, 6]), spread([4, 2, 2, 2], -1, 1, 2), spread([4], -1, 1, 3)], attributes: { group: 2, dilations: [2, 2] } },
    { inputs: [spread([3, 4, 3, 3]), spread([2, 4, 1, 1], -1, 1, 2)] },
    { inputs: [spread([2, 3, 9]), spread([4, 3, 3], -1, 1, 2), spread([4], -1, 1, 3)], attributes: { pads: [1, 1] } },
    { inputs: [spread([2, 4, 8]), spread([6, 2, 3], -1, 1, 2)], attributes: { group: 2, strides: [2], dilations: [2], pads: [2, 1] } },
    { inputs: [spread([2, 3, 6, 5]), spread([3, 1, 3, 3], -1, 1, 2), spread([3], -1, 1, 3)], attributes: { group: 3, auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([2, 2, 7, 6]), spread([4, 1, 3, 2], -1, 1, 2)], attributes: { group: 2, strides: [2, 3], auto_pad: 'SAME_LOWER' } },
    { inputs: [spread([2, 2, 6, 5]), spread([3, 2, 2, 4], -1, 1, 2)], attributes: { strides: [2, 1], auto_pad: 'SAME_LOWER' } },
    { inputs: [spread([1, 2, 5]), spread([2, 2, 3], -1, 1, 2)], attributes: { auto_pad: 'VALID', strides: [2], kernel_shape: [3] } },
    { inputs: [spread([2, 2, 3, 4, 5]), spread([3, 2, 2, 3, 3], -1, 1, 2), spread([3], -1, 1, 3)], attributes: { pads: [1, 1, 0, 0, 1, 1] } },
    { inputs: [spread([1, 2, 4, 4, 5]), spread([2, 1, 2, 2, 2], -1, 1, 2)], attributes: { group: 2, strides: [2, 1, 2], dilations: [1, 2, 1] } },
  ],
};

/** Two-dimensional convolution (cross-correlation), ONNX layout: pictures [N,C,H,W], filters [O,C/group,kh,kw]. */
import type { Attributes } from '../graph/graph';
import { formatShape, type TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { convForward } from './shared/conv-loops';
import { lowerConv } from './shared/conv-lower';
import { planConv } from './shared/conv-plan';
import { numberAttribute } from './shared/attributes';
import { requireFloat, requireInputs, requireSameDType } from './shared/elementwise';
import { spread } from './shared/samples';
import { leftover, refuseAutomatic, requirePictures } from './shared/window';

function inferTypes(inputs: readonly TensorType[], attributes: Attributes): readonly TensorType[] {
  requireInputs('Conv', inputs, 2, 3);
  const [x, w, b] = inputs;
  requireFloat('Conv', x);
  requireSameDType('Conv', inputs);
  refuseAutomatic('Conv', attributes);
  requirePictures('Conv', 'pictures', x);
  requirePictures('Conv', 'weights', w);
  requireGroups(x.shape[1], w, numberAttribute(attributes, 'group', 1));
  if (b && formatShape(b.shape) !== formatShape([w.shape[0]])) {
    throw new Error(`Conv needs one bias for each of its ${w.shape[0]} filters, got ${formatShape(b.shape)}.`);
  }
  const { window } = planConv('Conv', x.shape, w.shape, attributes);
  return [{ dtype: x.dtype, shape: [x.shape[0], w.shape[0], window[0].count, window[1].count] }];
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
  summary: 'slides filters over pictures and sums the products under them',
  inferTypes,
  forward: ([x, w, b], attributes) => [convForward(planConv('Conv', x.shape, w.shape, attributes), x, w, b)],
  // dx is the transposed convolution of dy with the same weights; db sums dy over pictures and positions.
  gradient: ({ build, inputs: [x, w, b], attributes, upstream }) => {
    const { window } = planConv('Conv', x.type.shape, w.type.shape, attributes);
    const output_padding = window.map(leftover);
    const dx = build.convTranspose(upstream, w, { ...attributes, output_padding });
    const dw = build.convGradientWeight(x, upstream, { ...attributes, kernel_shape: w.type.shape.slice(2) });
    return [dx, dw, b && build.reduceSum(upstream, { axes: [0, 2, 3], keepdims: 0 })];
  },
  lower: lowerConv,
  samples: [
    { inputs: [spread([2, 3, 5, 6]), spread([4, 3, 3, 3], -1, 1, 2), spread([4], -1, 1, 3)], attributes: { pads: [1, 1, 1, 1] } },
    { inputs: [spread([2, 2, 7, 5]), spread([3, 2, 3, 2], -1, 1, 2)], attributes: { strides: [2, 2], pads: [0, 1, 1, 0] } },
    { inputs: [spread([1, 4, 6, 6]), spread([4, 2, 2, 2], -1, 1, 2), spread([4], -1, 1, 3)], attributes: { group: 2, dilations: [2, 2] } },
    { inputs: [spread([3, 4, 3, 3]), spread([2, 4, 1, 1], -1, 1, 2)] },
  ],
};

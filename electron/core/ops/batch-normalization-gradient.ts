/** Gradient helper: dL/dx, dL/dscale and dL/dbias of BatchNormalization in training from x, scale and dL/dy. */
import type { Attributes, Value } from '../graph/graph';
import { allocate, elementCount, sameShape, tensor, type Tensor } from '../tensor/tensor';
import type { LowerContext, Lowered, OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { view } from './shared/batch-last';
import { batchStatistics, elementsPerChannel, lowerStatistics, sumPerChannel } from './shared/normalization/batch';
import { requireFloat, requireInputs, requireSameDType } from './shared/elementwise';
import { spread } from './shared/samples';

const epsilonOf = (attributes: Attributes): number => numberAttribute(attributes, 'epsilon', 1e-5);

/** With d = x − mean, r = 1/√(variance + ε) and n elements per channel: dx = scale·r·(dy − (dbias + r·d·dscale)/n). */
function gradients(x: Tensor, scale: Tensor, dy: Tensor, epsilon: number): readonly Tensor[] {
  const { mean, variance } = batchStatistics(x);
  const r = variance.map((v) => 1 / Math.sqrt(v + epsilon));
  const normalized = (i: number, channel: number) => (x.data[i] - mean[channel]) * r[channel];
  const dbias = sumPerChannel(x.shape, (i) => dy.data[i]);
  const dscale = sumPerChannel(x.shape, (i, channel) => dy.data[i] * normalized(i, channel));
  const dx = allocate(x.dtype, x.data.length);
  const n = elementsPerChannel(x.shape);
  sumPerChannel(x.shape, (i, channel) => (dx[i] = scale.data[channel] * r[channel] * (dy.data[i] - (dbias[channel] + normalized(i, channel) * dscale[channel]) / n)));
  return [{ ...x, data: dx }, tensor(x.dtype, scale.shape, dscale), tensor(x.dtype, scale.shape, dbias)];
}

/**
 * Factors per channel, so that large values meet as few ops as possible. With the centred x that the forward rule has
 * made anyway: the shorter r·(Σdy·x − mean·Σdy) loses its digits where the mean is large beside the deviation.
 */
function lowerGradients({ build, node, input }: LowerContext): Lowered {
  const [x, scale, dy] = [input(0, 'batchLast'), input(1, 'plain'), input(2, 'batchLast')];
  const { shape } = x.type;
  const n = elementCount(shape.slice(1));
  const { factor, centred } = lowerStatistics(build, x, epsilonOf(node.attributes));
  const upstream = view(build, dy, [shape[0], n]);
  const column = (value: Value) => view(build, value, [shape[0], 1]);
  const sum = (value: Value) => build.reduceSum(value, { axes: [1], keepdims: 0 });
  const dbias = sum(upstream);
  const dscale = build.mul(factor, sum(build.mul(upstream, centred)));
  const slope = build.mul(scale, factor);
  const along = build.mul(build.mul(dscale, factor), build.mul(slope, -1 / n));
  const shift = build.mul(build.mul(dbias, slope), -1 / n);
  const mean = build.add(build.mul(centred, column(along)), column(shift));
  const dx = build.add(build.mul(upstream, column(slope)), mean);
  return { values: [view(build, dx, shape), dscale, dbias], layout: 'batchLast' };
}

export const batchNormalizationGradient: OpDefinition = {
  name: 'BatchNormalizationGradient',
  summary: 'gradients of BatchNormalization in training with respect to x, scale and bias',
  isHelper: true,
  inferTypes: (inputs) => {
    requireInputs('BatchNormalizationGradient', inputs, 3);
    const [x, scale, dy] = inputs;
    requireFloat('BatchNormalizationGradient', x);
    requireSameDType('BatchNormalizationGradient', inputs);
    const fits = x.shape.length >= 2 && sameShape(x.shape, dy.shape) && sameShape(scale.shape, [x.shape[1]]);
    if (!fits) throw new Error('BatchNormalizationGradient needs x and dy of one shape [batch, channels, …] and a scale for each channel.');
    return [x, scale, scale];
  },
  forward: ([x, scale, dy], attributes) => gradients(x, scale, dy, epsilonOf(attributes)),
  gradient: 'not differentiable',
  lower: lowerGradients,
  samples: [
    { inputs: [spread([2, 3, 4, 2]), spread([3], 0.5, 1.5, 2), spread([2, 3, 4, 2], -1, 1, 4)] },
    { inputs: [spread([5, 2]), spread([2], 0.5, 1.5, 2), spread([5, 2], -1, 1, 4)], attributes: { epsilon: 0.01 } },
    { inputs: [spread([3, 2, 4], 98, 102), spread([2], 0.5, 1.5, 2), spread([3, 2, 4], -1, 1, 4)] },
  ],
};

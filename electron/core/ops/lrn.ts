import type { Attributes, Value } from '../graph/graph';
import { allocate, elementCount, tensor, type Tensor, type TensorType } from '../tensor/tensor';
import type { GradientContext, OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { view } from './shared/batch-last';
import { requireFloat, requireInputs } from './shared/elementwise';
import { eachLane } from './shared/strided';
import { spread } from './shared/samples';

const settings = (attributes: Attributes) => ({
  alpha: numberAttribute(attributes, 'alpha', 1e-4),
  beta: numberAttribute(attributes, 'beta', 0.75),
  bias: numberAttribute(attributes, 'bias', 1),
  size: numberAttribute(attributes, 'size'),
});

/** The channels that count for a channel, the last one excluded. */
const neighbours = (channel: number, size: number, channels: number): readonly [number, number] => [
  Math.max(0, channel - Math.floor((size - 1) / 2)),
  Math.min(channels, channel + Math.ceil((size - 1) / 2) + 1),
];

function normalized(x: Tensor, attributes: Attributes): Tensor {
  const { alpha, beta, bias, size } = settings(attributes);
  const data = allocate(x.dtype, x.data.length);
  const channels = x.shape[1];
  eachLane(x.shape, 1, (start, step) => {
    for (let channel = 0; channel < channels; channel++) {
      const [from, to] = neighbours(channel, size, channels);
      let sum = 0;
      for (let c = from; c < to; c++) sum += x.data[start + c * step] ** 2;
      data[start + channel * step] = x.data[start + channel * step] / (bias + (alpha / size) * sum) ** beta;
    }
  });
  return { dtype: x.dtype, shape: x.shape, data };
}

/** Row c has ones at the neighbours of channel c: multiplying by it sums over them. */
function bandMatrix({ dtype, shape: [, channels] }: TensorType, size: number): Tensor {
  const ones = new Float64Array(channels * channels);
  for (let c = 0; c < channels; c++) {
    const [from, to] = neighbours(c, size, channels);
    ones.fill(1, c * channels + from, c * channels + to);
  }
  return tensor(dtype, [channels, channels], ones);
}

/** With s = bias + alpha/size·Σx² and y = x·s^−beta: dx = dy·s^−beta − 2·alpha·beta/size · x · Σ(dy·y/s). */
function gradient({ build, inputs: [x], outputs: [y], attributes, upstream }: GradientContext): readonly Value[] {
  const { alpha, beta, bias, size } = settings(attributes);
  const { shape } = x.type;
  const band = build.constant(bandMatrix(x.type, size), 'neighbours');
  const flat = (value: Value) => view(build, value, [shape[0], shape[1], elementCount(shape.slice(2))]);
  const [xs, ys, dys] = [x, y, upstream].map(flat);
  const s = build.add(build.mul(build.matMul(band, build.mul(xs, xs)), alpha / size), bias);
  const reached = build.matMul(build.transpose(band), build.div(build.mul(dys, ys), s));
  const direct = build.mul(dys, build.pow(s, -beta));
  return [view(build, build.sub(direct, build.mul(build.mul(xs, reached), (2 * alpha * beta) / size)), shape)];
}

/** Local response normalisation (Krizhevsky et al. 2012). */
export const lrn: OpDefinition = {
  name: 'LRN',
  summary: 'x divided by a power of the squares in neighbouring channels',
  inferTypes: (inputs, attributes) => {
    requireInputs('LRN', inputs, 1);
    requireFloat('LRN', inputs[0]);
    if (inputs[0].shape.length < 3) throw new Error('LRN needs pictures [batch, channels, …].');
    settings(attributes);
    return [inputs[0]];
  },
  forward: ([x], attributes) => [normalized(x, attributes)],
  gradient,
  samples: [
    { inputs: [spread([2, 5, 2, 3])], attributes: { size: 3 } },
    { inputs: [spread([2, 4, 2, 2])], attributes: { size: 5, alpha: 0.5, beta: 0.5, bias: 2 } },
  ],
};

import type { Attributes, Value } from '../graph/graph';
import { formatShape, reshapeTensor, sameShape, tensor, type Tensor, type TensorType } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { GradientContext, LowerContext, Lowered, OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { view } from './shared/batch-last';
import { batchStatistics, elementsPerChannel, lowerStatistics, perChannel } from './shared/normalization/batch';
import { requireFloat, requireInputs, requireSameDType, sumToShapeOf, zipElements } from './shared/elementwise';
import { spread } from './shared/samples';

const epsilonOf = (attributes: Attributes): number => numberAttribute(attributes, 'epsilon', 1e-5);
const momentumOf = (attributes: Attributes): number => numberAttribute(attributes, 'momentum', 0.9);
const isTraining = (attributes: Attributes): boolean => numberAttribute(attributes, 'training_mode', 0) !== 0;

function checkTypes(inputs: readonly TensorType[]): void {
  requireInputs('BatchNormalization', inputs, 5);
  requireFloat('BatchNormalization', inputs[0]);
  requireSameDType('BatchNormalization', inputs);
  const [{ shape }, ...factors] = inputs;
  const fits = shape.length >= 2 && factors.every((factor) => sameShape(factor.shape, [shape[1]]));
  if (!fits) throw new Error(`BatchNormalization needs [batch, channels, …] and four vectors with one element per channel, got ${inputs.map((input) => formatShape(input.shape)).join(', ')}.`);
}

function normalized([x, ...factors]: readonly Tensor[], epsilon: number): Tensor {
  const [scale, bias, mean, variance] = factors.map((factor) => reshapeTensor(factor, perChannel(x.shape)));
  const slope = zipElements(scale, variance, (s, v) => s / Math.sqrt(v + epsilon));
  const scaled = zipElements(zipElements(x, mean, (a, b) => a - b), slope, (a, b) => a * b);
  return zipElements(scaled, bias, (a, b) => a + b);
}

/** With the statistics of the batch, which move the running ones a little: running·momentum + batch·(1 − momentum). */
function trained([x, scale, bias, ...running]: readonly Tensor[], attributes: Attributes): readonly Tensor[] {
  const { mean, variance } = batchStatistics(x);
  const batch = [mean, variance].map((elements) => tensor('float64', scale.shape, elements));
  const momentum = momentumOf(attributes);
  const next = running.map((before, i) => zipElements(before, batch[i], (old, now) => old * momentum + now * (1 - momentum)));
  return [normalized([x, scale, bias, ...batch], epsilonOf(attributes)), ...next];
}

/** With d = x − mean and r = 1/√(variance + ε): y = scale·d·r + bias. */
function gradients({ build, inputs, attributes, upstream }: GradientContext): readonly Value[] {
  const [x, scale, , mean, variance] = inputs;
  const channels = perChannel(x.type.shape);
  const [s, m, v] = [scale, mean, variance].map((value) => build.reshape(value, { shape: channels }));
  const r = build.reciprocal(build.sqrt(build.add(v, epsilonOf(attributes))));
  const sum = (value: Value) => build.reshape(sumToShapeOf(build, value, s), { shape: [x.type.shape[1]] });
  const flat = (value: Value) => build.reshape(value, { shape: [x.type.shape[1]] });
  const factor = build.mul(s, r);
  const dbias = sum(upstream);
  const dscale = build.mul(sum(build.mul(upstream, build.sub(x, m))), flat(r));
  return [build.mul(upstream, factor), dscale, dbias, build.neg(build.mul(dbias, flat(factor))), dvariance(build, dscale, flat(factor), flat(r))];
}

/** dy/dvariance = −½·scale·d·r³, and dL/dscale holds the sum of upstream·d·r already. */
const dvariance = (build: OpBuilder, dscale: Value, factor: Value, r: Value): Value => build.mul(build.mul(dscale, build.mul(factor, r)), -0.5);

/** The running statistics hardly ever lead to a loss; if they do, each element has its share of the batch's mean and variance. */
function trainingGradients({ build, inputs, attributes, upstream, upstreams }: GradientContext): readonly (Value | undefined)[] {
  const [x, scale] = inputs;
  const { shape } = x.type;
  const [dx, dscale, dbias] = build.emit('BatchNormalizationGradient', [x, scale, upstream], { epsilon: epsilonOf(attributes) });
  const momentum = momentumOf(attributes);
  const share = (given: Value) => build.reshape(build.mul(given, (1 - momentum) / elementsPerChannel(shape)), { shape: perChannel(shape) });
  const [, dmean, dvariance] = upstreams;
  const axes = shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]));
  const throughMean = dmean ? build.add(dx, share(dmean)) : dx;
  const centred = () => build.sub(x, build.reduceMean(x, { axes }));
  const total = dvariance ? build.add(throughMean, build.mul(build.mul(centred(), share(dvariance)), 2)) : throughMean;
  return [total, dscale, dbias, ...[dmean, dvariance].map((given) => given && build.mul(given, momentum))];
}

/** [C,H,W,N] is one picture with C channels. */
function lowerStored({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  if (layoutOf(0) === 'plain') return undefined;
  const x = input(0, 'batchLast');
  const { shape } = x.type;
  const flat = build.reshape(x, { shape: [1, shape[0], -1] });
  const rest = [1, 2, 3, 4].map((i) => input(i, 'plain'));
  return { values: [build.reshape(build.batchNormalization(flat, ...rest, node.attributes), { shape })], layout: 'batchLast' };
}

function lowerTraining({ build, node, input }: LowerContext): Lowered {
  const [x, ...rest] = [input(0, 'batchLast'), ...[1, 2, 3, 4].map((i) => input(i, 'plain'))];
  const [scale, bias, runningMean, runningVariance] = rest;
  const { mean, variance, factor, centred } = lowerStatistics(build, x, epsilonOf(node.attributes));
  const column = (value: Value) => build.reshape(value, { shape: [scale.type.shape[0], 1] });
  const y = build.add(build.mul(centred, column(build.mul(scale, factor))), column(bias));
  const momentum = momentumOf(node.attributes);
  const next = (before: Value, now: Value) => build.add(build.mul(before, momentum), build.mul(now, 1 - momentum));
  return { values: [view(build, y, x.type.shape), next(runningMean, mean), next(runningVariance, variance)], layout: 'batchLast' };
}

const channels = (count: number) => [spread([count], 0.5, 1.5, 2), spread([count], -1, 1, 3), spread([count], -1, 1, 4), spread([count], 0.5, 2, 5)];

/**
 * Ioffe and Szegedy 2015. A trained network uses the stored mean and variance; with training_mode=1 each batch is
 * normalized by its own, and the running ones, moved towards them, are the second and third output.
 */
export const batchNormalization: OpDefinition = {
  name: 'BatchNormalization',
  summary: 'scale·(x − mean)/√(variance + epsilon) + bias, channel by channel',
  inferTypes: (inputs, attributes) => {
    checkTypes(inputs);
    const [x, , , mean, variance] = inputs;
    return isTraining(attributes) ? [x, mean, variance] : [x];
  },
  forward: (inputs, attributes) => (isTraining(attributes) ? trained(inputs, attributes) : [normalized(inputs, epsilonOf(attributes))]),
  gradient: (context) => (isTraining(context.attributes) ? trainingGradients(context) : gradients(context)),
  lower: (context) => (isTraining(context.node.attributes) ? lowerTraining(context) : lowerStored(context)),
  samples: [
    { inputs: [spread([2, 3, 4, 2]), ...channels(3)] },
    { inputs: [spread([4, 2]), ...channels(2)], attributes: { epsilon: 0.01 } },
    { inputs: [spread([2, 3, 4, 2]), ...channels(3)], attributes: { training_mode: 1 } },
    { inputs: [spread([4, 2]), ...channels(2)], attributes: { training_mode: 1, epsilon: 0.01, momentum: 0.75 } },
    { inputs: [spread([3, 2, 5]), ...channels(2)], attributes: { training_mode: 1, momentum: 0 } },
  ],
};

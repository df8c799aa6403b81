import type { Attributes, Value } from '../graph/graph';
import { formatShape, reshapeTensor, sameShape, type Shape, type TensorType } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { GradientContext, LowerContext, Lowered, OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireFloat, requireInputs, requireSameDType, sumToShapeOf, zipElements } from './shared/elementwise';
import { spread } from './shared/samples';

const epsilonOf = (attributes: Attributes): number => numberAttribute(attributes, 'epsilon', 1e-5);

/** A number per channel, so that it meets axis 1 of x. */
const perChannel = (x: Shape): Shape => [x[1], ...x.slice(2).map(() => 1)];

function checkTypes(inputs: readonly TensorType[], attributes: Attributes): void {
  requireInputs('BatchNormalization', inputs, 5);
  requireFloat('BatchNormalization', inputs[0]);
  requireSameDType('BatchNormalization', inputs);
  const [{ shape }, ...factors] = inputs;
  const fits = shape.length >= 2 && factors.every((factor) => sameShape(factor.shape, [shape[1]]));
  if (!fits) throw new Error(`BatchNormalization needs [batch, channels, …] and four vectors with one element per channel, got ${inputs.map((input) => formatShape(input.shape)).join(', ')}.`);
  if (numberAttribute(attributes, 'training_mode', 0)) throw new Error('BatchNormalization runs with stored statistics; training_mode=1 is not supported.');
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

/** [C,H,W,N] is one picture with C channels. */
function lowerChannels({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  if (layoutOf(0) === 'plain') return undefined;
  const x = input(0, 'batchLast');
  const { shape } = x.type;
  const flat = build.reshape(x, { shape: [1, shape[0], -1] });
  const rest = [1, 2, 3, 4].map((i) => input(i, 'plain'));
  return { values: [build.reshape(build.batchNormalization(flat, ...rest, node.attributes), { shape })], layout: 'batchLast' };
}

/** With stored mean and variance, as a trained network uses it (Ioffe and Szegedy 2015). Training builds it from smaller ops. */
export const batchNormalization: OpDefinition = {
  name: 'BatchNormalization',
  summary: 'scale·(x − mean)/√(variance + epsilon) + bias, channel by channel',
  inferTypes: (inputs, attributes) => {
    checkTypes(inputs, attributes);
    return [inputs[0]];
  },
  forward: ([x, ...factors], attributes) => {
    const [scale, bias, mean, variance] = factors.map((factor) => reshapeTensor(factor, perChannel(x.shape)));
    const slope = zipElements(scale, variance, (s, v) => s / Math.sqrt(v + epsilonOf(attributes)));
    const scaled = zipElements(zipElements(x, mean, (a, b) => a - b), slope, (a, b) => a * b);
    return [zipElements(scaled, bias, (a, b) => a + b)];
  },
  gradient: gradients,
  lower: lowerChannels,
  samples: [
    { inputs: [spread([2, 3, 4, 2]), spread([3], 0.5, 1.5, 2), spread([3], -1, 1, 3), spread([3], -1, 1, 4), spread([3], 0.5, 2, 5)] },
    { inputs: [spread([4, 2]), spread([2], 0.5, 1.5, 2), spread([2], -1, 1, 3), spread([2], -1, 1, 4), spread([2], 0.5, 2, 5)], attributes: { epsilon: 0.01 } },
  ],
};

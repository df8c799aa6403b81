/** Layer, instance and group normalisation: mean 0 and variance 1 over the last axes of a view of x, then scale and shift. */
import type { Attributes, Value } from '../../../graph/graph';
import { allocate, elementCount, reshapeTensor, zeros, type Shape, type Tensor, type TensorType } from '../../../tensor/tensor';
import type { OpBuilder } from '../../builder';
import type { LowerContext, Lowered, OpDefinition } from '../../definition';
import { askedOutputs, numberAttribute } from '../attributes';
import { view } from '../batch-last';
import { requireFloat, requireInputs, requireSameDType, sumToShapeOf, zipElements } from '../elementwise';
import { batchLastShape } from '../layout';

/** How x is looked at: rows of `shape` from `axis` on are normalised, and scale and bias are broadcast as `factor`. */
export interface NormalizationPlan {
  readonly shape: Shape;
  readonly axis: number;
  readonly factor: Shape;
}

interface NormalizationRule {
  readonly summary: string;
  /** @throws a sentence if the shapes do not fit. */
  readonly plan: (x: Shape, scale: Shape, attributes: Attributes) => NormalizationPlan;
  readonly leastInputs: 2 | 3;
  /** Whether a node may also have the mean and 1/deviation of each row as outputs. */
  readonly givesStatistics?: boolean;
  readonly samples: OpDefinition['samples'];
}

const epsilonOf = (attributes: Attributes): number => numberAttribute(attributes, 'epsilon', 1e-5);

/** (x − mean) / √(variance + ε), the variance with divisor n, for rows of `plan`; and the mean and 1/√(variance + ε) of each row. */
function normalizeRows(x: Tensor, plan: NormalizationPlan, epsilon: number): readonly [Tensor, Tensor, Tensor] {
  const data = allocate(x.dtype, x.data.length);
  const [means, factors] = [zeros(x.dtype, statisticsShape(plan)), zeros(x.dtype, statisticsShape(plan))];
  const length = elementCount(plan.shape.slice(plan.axis));
  for (let start = 0, row = 0; start < data.length; start += length, row++) {
    let mean = 0;
    for (let i = start; i < start + length; i++) mean += x.data[i] / length;
    let variance = 0;
    for (let i = start; i < start + length; i++) variance += (x.data[i] - mean) ** 2 / length;
    const factor = 1 / Math.sqrt(variance + epsilon);
    for (let i = start; i < start + length; i++) data[i] = (x.data[i] - mean) * factor;
    means.data[row] = mean;
    factors.data[row] = factor;
  }
  return [{ dtype: x.dtype, shape: x.shape, data }, means, factors];
}

/** The axes of `plan.shape` along which a row runs. */
const rowAxes = ({ shape, axis }: NormalizationPlan): number[] => Array.from(shape.keys()).slice(axis);

const statisticsShape = ({ shape, axis }: NormalizationPlan): Shape => shape.map((size, i) => (i < axis ? size : 1));

interface Normalized {
  readonly y: Value;
  /** From dL/dy to dL/dx: (dy − mean(dy) − y·mean(dy·y)) / √(variance + ε). */
  readonly backward: (dy: Value) => Value;
  /** From dL/dmean and dL/dfactor to dL/dx: dmean/n − dfactor·factor²·y/n. */
  readonly statisticsBackward: (dmean: Value | undefined, dfactor: Value | undefined) => Value;
}

/** The same with ops, over these axes of a view of x. Lowering and gradients build it alike, so it is computed once. */
function normalizedValue(build: OpBuilder, x: Value, shape: Shape, axes: readonly number[], epsilon: number): Normalized {
  const mean = (value: Value) => build.reduceMean(value, { axes });
  const viewed = view(build, x, shape);
  const centred = build.sub(viewed, mean(viewed));
  const factor = build.reciprocal(build.sqrt(build.add(mean(build.mul(centred, centred)), epsilon)));
  const y = build.mul(centred, factor);
  const backward = (gradient: Value) => {
    const dy = view(build, gradient, shape);
    const along = build.mul(y, mean(build.mul(dy, y)));
    return view(build, build.mul(build.sub(build.sub(dy, mean(dy)), along), factor), x.type.shape);
  };
  const length = axes.reduce((count, axis) => count * shape[axis], 1);
  const statisticsBackward = (dmean: Value | undefined, dfactor: Value | undefined) => {
    const throughFactor = dfactor && build.neg(build.mul(build.mul(dfactor, y), build.mul(factor, factor)));
    const parts = [dmean, throughFactor].filter((part) => part !== undefined);
    return view(build, build.expand(build.div(build.sum(...parts), length), { shape: [...shape] }), x.type.shape);
  };
  return { y: view(build, y, x.type.shape), backward, statisticsBackward };
}

/** With the batch last, rows run across memory; the mathematics is written out, because onnxruntime's own ops want them in one piece. */
function lowerRows({ build, node, layoutOf, input }: LowerContext, plan: NormalizationRule['plan']): Lowered | undefined {
  const [x, ...factors] = node.inputs;
  const how = plan(x.type.shape, factors[0].type.shape, node.attributes);
  if (layoutOf(0) === 'plain' || how.axis === 0 || node.outputs.length > 1) return undefined;
  const axes = rowAxes(how).map((axis) => axis - 1);
  const { y } = normalizedValue(build, input(0, 'batchLast'), batchLastShape(how.shape), axes, epsilonOf(node.attributes));
  const [scale, bias] = factors.map(({ type }, i) => {
    const { factor } = plan(x.type.shape, type.shape, node.attributes);
    return factor.length === x.type.shape.length ? input(i + 1, 'batchLast') : view(build, input(i + 1, 'plain'), [...factor, 1]);
  });
  const scaled = build.mul(y, scale);
  return { values: [bias ? build.add(scaled, bias) : scaled], layout: 'batchLast' };
}

export const normalization = (name: string, { summary, plan, leastInputs, givesStatistics = false, samples }: NormalizationRule): OpDefinition => ({
  name,
  summary,
  inferTypes: (inputs, attributes) => {
    requireInputs(name, inputs, leastInputs, 3);
    requireFloat(name, inputs[0]);
    requireSameDType(name, inputs);
    const [how] = inputs.slice(1).map(({ shape }) => plan(inputs[0].shape, shape, attributes));
    const statistics: TensorType = { dtype: inputs[0].dtype, shape: statisticsShape(how) };
    return askedOutputs(givesStatistics ? [inputs[0], statistics, statistics] : [inputs[0]], attributes);
  },
  forward: ([x, scale, bias], attributes) => {
    const how = plan(x.shape, scale.shape, attributes);
    const [normalized, ...statistics] = normalizeRows(x, how, epsilonOf(attributes));
    const scaled = zipElements(normalized, reshapeTensor(scale, how.factor), (a, b) => a * b);
    const result = bias ? zipElements(scaled, reshapeTensor(bias, plan(x.shape, bias.shape, attributes).factor), (a, b) => a + b) : scaled;
    return askedOutputs([result, ...statistics], attributes);
  },
  gradient: ({ build, inputs: [x, scale, bias], attributes, upstream, upstreams: [, dmean, dfactor] }) => {
    const how = plan(x.type.shape, scale.type.shape, attributes);
    const { y, backward, statisticsBackward } = normalizedValue(build, x, how.shape, rowAxes(how), epsilonOf(attributes));
    const factor = view(build, scale, how.factor);
    const dscale = view(build, sumToShapeOf(build, build.mul(upstream, y), factor), scale.type.shape);
    const dbias = bias && view(build, sumToShapeOf(build, upstream, view(build, bias, plan(x.type.shape, bias.type.shape, attributes).factor)), bias.type.shape);
    const dx = backward(build.mul(upstream, factor));
    return [dmean || dfactor ? build.add(dx, statisticsBackward(dmean, dfactor)) : dx, dscale, dbias];
  },
  lower: (context) => lowerRows(context, plan),
  samples,
});

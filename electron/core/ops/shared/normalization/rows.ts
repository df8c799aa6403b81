/** Layer, instance and group normalisation: mean 0 and variance 1 over the last axes of a view of x, then scale and shift. */
import type { Attributes, Value } from '../../../graph/graph';
import { allocate, elementCount, reshapeTensor, type Shape, type Tensor } from '../../../tensor/tensor';
import type { OpBuilder } from '../../builder';
import type { OpDefinition } from '../../definition';
import { numberAttribute } from '../attributes';
import { view } from '../batch-last';
import { requireFloat, requireInputs, requireSameDType, sumToShapeOf, zipElements } from '../elementwise';

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
  readonly samples: OpDefinition['samples'];
}

const epsilonOf = (attributes: Attributes): number => numberAttribute(attributes, 'epsilon', 1e-5);

/** (x − mean) / √(variance + ε), the variance with divisor n, for rows of this length. */
function normalizeRows(x: Tensor, length: number, epsilon: number): Tensor {
  const data = allocate(x.dtype, x.data.length);
  for (let start = 0; start < data.length; start += length) {
    let mean = 0;
    for (let i = start; i < start + length; i++) mean += x.data[i] / length;
    let variance = 0;
    for (let i = start; i < start + length; i++) variance += (x.data[i] - mean) ** 2 / length;
    const factor = 1 / Math.sqrt(variance + epsilon);
    for (let i = start; i < start + length; i++) data[i] = (x.data[i] - mean) * factor;
  }
  return { dtype: x.dtype, shape: x.shape, data };
}

interface Normalized {
  readonly y: Value;
  /** From dL/dy to dL/dx: (dy − mean(dy) − y·mean(dy·y)) / √(variance + ε). */
  readonly backward: (dy: Value) => Value;
}

/** The same with ops, for gradients. */
function normalizedValue(build: OpBuilder, x: Value, plan: NormalizationPlan, epsilon: number): Normalized {
  const axes = Array.from(plan.shape.keys()).slice(plan.axis);
  const mean = (value: Value) => build.reduceMean(value, { axes });
  const viewed = view(build, x, plan.shape);
  const centred = build.sub(viewed, mean(viewed));
  const deviation = build.sqrt(build.add(mean(build.mul(centred, centred)), epsilon));
  const y = build.div(centred, deviation);
  const backward = (gradient: Value) => {
    const dy = view(build, gradient, plan.shape);
    const along = build.mul(y, mean(build.mul(dy, y)));
    return view(build, build.div(build.sub(build.sub(dy, mean(dy)), along), deviation), x.type.shape);
  };
  return { y: view(build, y, x.type.shape), backward };
}

export const normalization = (name: string, { summary, plan, leastInputs, samples }: NormalizationRule): OpDefinition => ({
  name,
  summary,
  inferTypes: (inputs, attributes) => {
    requireInputs(name, inputs, leastInputs, 3);
    requireFloat(name, inputs[0]);
    requireSameDType(name, inputs);
    inputs.slice(1).forEach(({ shape }) => plan(inputs[0].shape, shape, attributes));
    return [inputs[0]];
  },
  forward: ([x, scale, bias], attributes) => {
    const { shape, axis, factor } = plan(x.shape, scale.shape, attributes);
    const normalized = normalizeRows(x, elementCount(shape.slice(axis)), epsilonOf(attributes));
    const scaled = zipElements(normalized, reshapeTensor(scale, factor), (a, b) => a * b);
    return [bias ? zipElements(scaled, reshapeTensor(bias, plan(x.shape, bias.shape, attributes).factor), (a, b) => a + b) : scaled];
  },
  gradient: ({ build, inputs: [x, scale, bias], attributes, upstream }) => {
    const how = plan(x.type.shape, scale.type.shape, attributes);
    const { y, backward } = normalizedValue(build, x, how, epsilonOf(attributes));
    const factor = view(build, scale, how.factor);
    const dscale = view(build, sumToShapeOf(build, build.mul(upstream, y), factor), scale.type.shape);
    const dbias = bias && view(build, sumToShapeOf(build, upstream, view(build, bias, plan(x.type.shape, bias.type.shape, attributes).factor)), bias.type.shape);
    return [backward(build.mul(upstream, factor)), dscale, dbias];
  },
  samples,
});

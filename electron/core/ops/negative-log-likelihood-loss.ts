/** Losses that ask for the right class: axis 1 of the scores holds the classes, the targets are their numbers. */
import type { Attributes, Value } from '../graph/graph';
import { allocate, elementCount, float32, int64, sameShape, type Shape, type Tensor, type TensorType } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { numberAttribute, stringAttribute } from './shared/attributes';
import { requireFloat, requireInputs } from './shared/elementwise';
import { requireIndices, resolveIndex } from './shared/indices';
import { spread } from './shared/samples';

const reductionOf = (attributes: Attributes): string => stringAttribute(attributes, 'reduction', 'mean');

/** Types of score, target and optional class weights to the type of the loss. */
export function classLossType(op: string, inputs: readonly TensorType[], attributes: Attributes): TensorType {
  requireInputs(op, inputs, 2, 3);
  const [scores, targets, weights] = inputs;
  requireFloat(op, scores);
  requireIndices(op, targets);
  const fits = scores.shape.length >= 2 && sameShape(targets.shape, [scores.shape[0], ...scores.shape.slice(2)]);
  if (!fits || (weights && !sameShape(weights.shape, [scores.shape[1]]))) throw new Error(`${op} needs scores [batch, classes, …], one target for each place, and one weight per class.`);
  const reduction = reductionOf(attributes);
  if (!['none', 'sum', 'mean'].includes(reduction)) throw new Error(`${op} knows the reductions "none", "sum" and "mean", not "${reduction}".`);
  return { dtype: scores.dtype, shape: reduction === 'none' ? targets.shape : [] };
}

/** −weight · log-probability of the target; `mean` divides by the sum of the weights. */
export function classLoss(op: string, [scores, targets, weights]: readonly Tensor[], attributes: Attributes): Tensor {
  const [, classes] = scores.shape;
  const inner = elementCount(scores.shape.slice(2));
  const losses = new Float64Array(targets.data.length);
  let total = 0;
  let count = 0;
  targets.data.forEach((target, i) => {
    if (target === attributes.ignore_index) return;
    const weight = weights ? weights.data[target] : 1;
    const place = Math.floor(i / inner) * classes * inner + (i % inner);
    losses[i] = -weight * scores.data[place + resolveIndex(op, target, classes) * inner];
    total += losses[i];
    count += weight;
  });
  const reduction = reductionOf(attributes);
  const values = reduction === 'none' ? losses : [reduction === 'mean' ? total / count : total];
  const data = allocate(scores.dtype, values.length);
  data.set(values);
  return { dtype: scores.dtype, shape: reduction === 'none' ? targets.shape : [], data };
}

/** dL/d(log-probability): minus the share of each place in the loss, at its target. */
export function classLossGradient(build: OpBuilder, [scores, targets, weights]: readonly Value[], attributes: Attributes, upstream: Value): Value {
  const { dtype, shape } = scores.type;
  const hot = build.cast(build.oneHot(targets, { depth: shape[1], values: [0, 1], axis: 1 }), { to: dtype });
  const share = withoutIgnored(build, weights ? build.mul(hot, build.reshape(weights, { shape: perClass(shape) })) : hot, targets, attributes);
  const reduction = reductionOf(attributes);
  if (reduction === 'none') return build.neg(build.mul(share, build.unsqueeze(upstream, { axes: [1] })));
  const each = reduction === 'mean' ? build.div(upstream, build.reduceSum(share, { keepdims: 0 })) : upstream;
  return build.neg(build.mul(share, each));
}

const perClass = (shape: Shape): Shape => [shape[1], ...shape.slice(2).map(() => 1)];

function withoutIgnored(build: OpBuilder, share: Value, targets: Value, attributes: Attributes): Value {
  if (attributes.ignore_index === undefined) return share;
  const isIgnored = build.equal(targets, numberAttribute(attributes, 'ignore_index'));
  return build.where(build.unsqueeze(isIgnored, { axes: [1] }), 0, share);
}

/** Class weights have no gradient. */
export const negativeLogLikelihoodLoss: OpDefinition = {
  name: 'NegativeLogLikelihoodLoss',
  summary: 'Minus the log-probability of the right class',
  inferTypes: (inputs, attributes) => [classLossType('NegativeLogLikelihoodLoss', inputs, attributes)],
  forward: (inputs, attributes) => [classLoss('NegativeLogLikelihoodLoss', inputs, attributes)],
  gradient: ({ build, inputs, attributes, upstream }) => [classLossGradient(build, inputs, attributes, upstream)],
  samples: [
    { inputs: [spread([3, 4]), int64([3], [1, 0, 3])], differentiate: [0] },
    { inputs: [spread([2, 3, 2]), int64([2, 2], [0, 2, 1, 1]), float32([3], [1, 0.5, 2])], attributes: { reduction: 'sum', ignore_index: 2 }, differentiate: [0] },
    { inputs: [spread([2, 3]), int64([2], [2, 1]), float32([3], [1, 0.5, 2])], attributes: { reduction: 'none' }, differentiate: [0] },
    { inputs: [spread([3, 3]), int64([3], [2, 1, 0]), float32([3], [1, 0.5, 2])], attributes: { ignore_index: 1 }, differentiate: [0] },
  ],
};

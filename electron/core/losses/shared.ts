import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import { elementCount } from '../tensor/tensor';
import type { LossContext } from './definition';

/** Classes as rows with `on` at the class and `off` elsewhere, [N, classes], in the dtype of the logits. */
export const oneHotLike = (build: OpBuilder, logits: Value, labels: Value, [off, on] = [0, 1]): Value =>
  build.cast(build.oneHot(labels, { depth: logits.type.shape[1], values: [off, on] }), { to: logits.type.dtype });

/** The sum of all elements over the batch size. */
export const meanOverBatch = (build: OpBuilder, perClass: Value): Value =>
  build.mul(build.reduceSum(perClass, { keepdims: 0 }), 1 / perClass.type.shape[0]);

/** The mean over all elements, of all examples and all outputs, as PyTorch's losses take it. */
export const meanOverElements = (build: OpBuilder, elements: Value): Value =>
  build.mul(build.reduceSum(elements, { keepdims: 0 }), 1 / elementCount(elements.type.shape));

/** Prediction minus truth, in the shape of the prediction; the truth about a class is the row with a single 1. */
export function errors({ build, logits, truth }: LossContext): Value {
  const isClasses = truth.type.shape.length === 1;
  return build.sub(logits, isClasses ? oneHotLike(build, logits, truth) : truth);
}

/** How far each wrong score comes into the margin of the right one: max(0, s_j - s_y + delta), and 0 at the right class. */
export function violations({ build, logits, truth, fields }: LossContext): Value {
  const isRight = oneHotLike(build, logits, truth);
  const rightScore = build.reduceSum(build.mul(logits, isRight), { axes: [1], keepdims: 1 });
  const within = build.relu(build.add(build.sub(logits, rightScore), numberIn(fields, 'delta')));
  return build.mul(within, build.sub(1, isRight));
}

/** @throws if the output layer has no such number. */
export function numberIn(fields: LossContext['fields'], name: string): number {
  const value = fields[name];
  if (typeof value !== 'number') throw new Error(`The loss needs a number "${name}" from its layer, got ${String(value)}.`);
  return value;
}

/** Three significant digits. */
export const short = (value: number): string => String(Number(value.toPrecision(3)));

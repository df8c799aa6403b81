import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';

/** Classes as rows with a single 1, [N, classes], in the dtype of the logits. */
export const oneHotLike = (build: OpBuilder, logits: Value, labels: Value): Value =>
  build.cast(build.oneHot(labels, { depth: logits.type.shape[1], values: [0, 1] }), { to: logits.type.dtype });

/** The sum of all elements over the batch size. */
export const meanOverBatch = (build: OpBuilder, perClass: Value): Value =>
  build.mul(build.reduceSum(perClass, { keepdims: 0 }), 1 / perClass.type.shape[0]);

import type { LossDefinition } from './definition';
import { meanOverBatch, oneHotLike } from './shared';

/** Loss of a multiclass support vector machine (Weston and Watkins 1999): every wrong score within the margin costs. */
export const multiclassHinge: LossDefinition = {
  name: 'multiclassHinge',
  title: { en: 'Hinge loss', zh: '合页损失' },
  formula: String.raw`L = \sum_{j \ne y} \max(0,\; s_j - s_y + \Delta)`,
  build: ({ build, logits, truth, fields: { delta } }) => {
    if (typeof delta !== 'number') throw new Error(`The hinge loss needs a margin, got ${String(delta)}.`);
    const isRight = oneHotLike(build, logits, truth);
    const rightScore = build.reduceSum(build.mul(logits, isRight), { axes: [1], keepdims: 1 });
    const violations = build.relu(build.add(build.sub(logits, rightScore), delta));
    return meanOverBatch(build, build.mul(violations, build.sub(1, isRight)));
  },
};

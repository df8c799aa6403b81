import type { LossDefinition } from './definition';
import { meanOverBatch, oneHotLike } from './shared';

/** Minus the logarithm of the probability given to the right class; its gradient at the scores is (p - onehot) / N. */
export const softmaxCrossEntropy: LossDefinition = {
  name: 'softmaxCrossEntropy',
  title: { en: 'Cross-entropy', zh: '交叉熵' },
  formula: String.raw`L = -\ln \frac{e^{s_y}}{\sum_j e^{s_j}}`,
  build: ({ build, logits, truth }) => {
    const logProbabilities = build.logSoftmax(logits, { axis: 1 });
    return build.neg(meanOverBatch(build, build.mul(logProbabilities, oneHotLike(build, logits, truth))));
  },
};

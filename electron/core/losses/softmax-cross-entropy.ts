import type { LossDefinition, LossReading } from './definition';
import { meanOverBatch, numberIn, oneHotLike, short } from './shared';

/**
 * Minus the logarithm of the probability given to the right class; its gradient at the scores is (p - q) / N.
 * With label smoothing ε the right class is to get 1 - ε of the probability, and ε is shared out among all K classes
 * (Szegedy et al. 2016, section 7; PyTorch's `CrossEntropyLoss(label_smoothing)`).
 */
export const softmaxCrossEntropy: LossDefinition = {
  name: 'softmaxCrossEntropy',
  title: { en: 'Cross-entropy', zh: '交叉熵' },
  formula: String.raw`L = -\sum_j q_j \ln \frac{e^{s_j}}{\sum_k e^{s_k}}, \qquad q_j = (1 - \varepsilon)\,[j = y] + \frac{\varepsilon}{K}`,
  meaning: (reading) => (numberIn(reading.fields, 'smoothing') === 0 ? plainMeaning(reading) : smoothedMeaning(reading)),
  build: ({ build, logits, truth, fields }) => {
    const smoothing = numberIn(fields, 'smoothing');
    const rest = smoothing / logits.type.shape[1];
    const logProbabilities = build.logSoftmax(logits, { axis: 1 });
    const wanted = oneHotLike(build, logits, truth, [rest, 1 - smoothing + rest]);
    return build.neg(meanOverBatch(build, build.mul(logProbabilities, wanted)));
  },
};

function plainMeaning({ loss, outputs }: LossReading) {
  const [probability, guess] = [(100 * Math.exp(-loss)).toFixed(2), Math.log(outputs).toFixed(2)];
  return {
    en: `The mean of −ln p over the batch, where p is the probability of the right class. ${short(loss)} stands for p ≈ ${probability} %; guessing among ${outputs} classes costs ${guess}.`,
    zh: `一个批次上 −ln p 的平均值，p 是正确类别的概率。${short(loss)} 相当于 p ≈ ${probability} %；在 ${outputs} 个类别中随机猜测，损失约为 ${guess}。`,
  };
}

/** The loss is smallest where p equals q; there it is the entropy of q. */
function smoothedMeaning({ loss, outputs, fields }: LossReading) {
  const rest = numberIn(fields, 'smoothing') / outputs;
  const right = 1 - rest * (outputs - 1);
  const least = short(-right * Math.log(right) - (outputs - 1) * rest * Math.log(rest));
  return {
    en: `The mean of −Σ q ln p over the batch. The smoothed labels ask for a probability of ${(100 * right).toFixed(1)} % for the right class, so ${short(loss)} cannot fall below ${least}.`,
    zh: `一个批次上 −Σ q ln p 的平均值。标签平滑后，只要求正确类别的概率达到 ${(100 * right).toFixed(1)} %，所以现在的 ${short(loss)} 最低只能降到 ${least}。`,
  };
}

import type { LossDefinition } from './definition';
import { meanOverElements, oneHotLike, short } from './shared';

/**
 * One yes-or-no question for each class, answered with p = sigmoid(s): -ln p if yes is right, -ln(1 - p) if no is.
 * Both are ln(1 + e^(∓s)), in which nothing overflows (PyTorch's `BCEWithLogitsLoss`).
 */
export const binaryCrossEntropy: LossDefinition = {
  name: 'binaryCrossEntropy',
  title: { en: 'Binary cross-entropy', zh: '二元交叉熵' },
  formula: String.raw`L = \frac{1}{K} \sum_j \ln\bigl(1 + e^{-t_j s_j}\bigr), \qquad t_j = \begin{cases} 1 & j = y \\ -1 & j \ne y \end{cases}`,
  meaning: ({ loss }) => ({
    en: `The mean of −ln p over all yes-or-no answers, where p is the probability of the right answer. ${short(loss)} stands for p ≈ ${(100 * Math.exp(-loss)).toFixed(2)} %; a toss of a coin costs ${Math.LN2.toFixed(2)}.`,
    zh: `对所有“是或否”回答取 −ln p 的平均值，p 是正确回答的概率。${short(loss)} 相当于 p ≈ ${(100 * Math.exp(-loss)).toFixed(2)} %；抛硬币猜的损失约为 ${Math.LN2.toFixed(2)}。`,
  }),
  build: ({ build, logits, truth }) => {
    const wrongWay = build.mul(logits, oneHotLike(build, logits, truth, [1, -1]));
    return meanOverElements(build, build.softplus(wrongWay));
  },
};

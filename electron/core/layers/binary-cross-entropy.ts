import { scoresOutput } from './shared/outputs';
import { dot, line, solid } from './shared/picture';

/** One yes-or-no question for each class: the probabilities are independent and need not sum to 1. */
export const binaryCrossEntropy = scoresOutput({
  kind: 'binaryCrossEntropy',
  title: { en: 'Sigmoid output', zh: 'Sigmoid 输出' },
  summary: { en: 'Yes or no for each class; binary cross-entropy', zh: '逐类回答是或否，用二元交叉熵作损失' },
  synonyms: ['bce', 'multi-label', 'output', '多标签', '输出'],
  picture: [line('M2 19H6C12 19 11 5 17 5h5M12 3v18'), solid(dot(12, 12, 2))],
  formula: String.raw`\begin{gathered} p_j = \frac{1}{1 + e^{-s_j}} \\ L = -\frac{1}{K} \Bigl( \ln p_y + \sum_{j \ne y} \ln (1 - p_j) \Bigr) \end{gathered}`,
  build: ({ build, inputs: [scores] }) => build.sigmoid(scores),
  torch: ({ x, truth, shapes: [[classes]] }) => ({ forward: `F.sigmoid(${x})`, loss: `F.binary_cross_entropy_with_logits(${x}, F.one_hot(${truth}, ${classes}).to(${x}.dtype))` }),
  loss: 'binaryCrossEntropy',
});

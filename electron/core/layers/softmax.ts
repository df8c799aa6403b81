import { numberField } from '../fields/fields';
import { scoresOutput } from './shared/outputs';

/** The usual end of a classifier: scores become probabilities, compared with the truth by cross-entropy. */
export const softmax = scoresOutput({
  kind: 'softmax',
  title: { en: 'Softmax', zh: 'Softmax' },
  summary: { en: 'Scores to probabilities; cross-entropy loss', zh: '把得分变成概率，用交叉熵作损失' },
  synonyms: ['classifier', 'cross-entropy', 'ce', 'output', '分类', '交叉熵', '输出'],
  formula: String.raw`p_j = \frac{e^{s_j}}{\sum_k e^{s_k}}, \qquad L = -\ln p_y`,
  fields: {
    smoothing: numberField({
      label: { en: 'Label smoothing ε', zh: '标签平滑 ε' },
      help: {
        en: 'This share of the wanted probability is spread over all classes, so that the network does not become too sure of itself.',
        zh: '把目标概率中的这一部分平均分给所有类别，让网络不至于过分自信。',
      },
      initial: 0,
      least: 0,
      most: 0.5,
      step: 0.05,
    }),
  },
  build: ({ build, inputs: [scores] }) => build.softmax(scores, { axis: 1 }),
  torch: ({ x, truth, fields: { smoothing } }) => ({ forward: `F.softmax(${x}, 1)`, loss: `F.cross_entropy(${x}, ${truth}${smoothing === 0 ? '' : `, label_smoothing=${String(smoothing)}`})` }),
  loss: 'softmaxCrossEntropy',
  samples: [{ inputs: [[10]] }, { inputs: [[10]], fields: { smoothing: 0.1 } }],
});

import { elementCount } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { requireScores } from './shared/shapes';

const title: Text = { en: 'Softmax', zh: 'Softmax' };

/** The usual end of a classifier: scores become probabilities, compared with the truth by cross-entropy. */
export const softmax: LayerDefinition = {
  kind: 'softmax',
  family: 'output',
  title,
  summary: { en: 'Scores to probabilities; cross-entropy loss', zh: '把得分变成概率，用交叉熵作损失' },
  formula: String.raw`p_j = \frac{e^{s_j}}{\sum_k e^{s_k}}, \qquad L = -\ln p_y`,
  inputs: ['scores'],
  hasOutput: false,
  fields: {},
  inferShape: ([input], _fields, surroundings) => {
    requireScores(title, input, surroundings);
    return input;
  },
  parameters: () => [],
  build: ({ build, inputs: [scores] }) => build.softmax(scores, { axis: 1 }),
  flop: ([input]) => 4 * elementCount(input),
  loss: 'softmaxCrossEntropy',
  samples: [{ inputs: [[10]] }],
};

import { elementCount } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { numberField } from './shared/fields';
import { requireScores } from './shared/shapes';

const title: Text = { en: 'Hinge (SVM)', zh: '合页（SVM）' };

/**
 * Multiclass support vector machine: the right class must win by a margin.
 * An SVM knows no probabilities; for display its scores go through softmax, which keeps their order.
 */
export const hinge: LayerDefinition = {
  kind: 'hinge',
  family: 'output',
  title,
  summary: { en: 'The right score must win by a margin', zh: '正确类别的得分要领先一段间隔' },
  formula: String.raw`L = \sum_{j \ne y} \max(0,\; s_j - s_y + \Delta)`,
  inputs: ['scores'],
  hasOutput: false,
  fields: {
    delta: numberField({
      label: { en: 'Margin Δ', zh: '间隔 Δ' },
      help: {
        en: 'How far the score of the right class must lie above each other score before the loss is zero.',
        zh: '正确类别的得分要比其他每个得分高出多少，损失才为零。',
      },
      initial: 1,
      least: 0,
      most: 100,
      step: 0.1,
    }),
  },
  inferShape: ([input], _fields, surroundings) => {
    requireScores(title, input, surroundings);
    return input;
  },
  parameters: () => [],
  build: ({ build, inputs: [scores] }) => build.softmax(scores, { axis: 1 }),
  flop: ([input]) => 4 * elementCount(input),
  loss: 'multiclassHinge',
  samples: [{ inputs: [[10]] }, { inputs: [[10]], fields: { delta: 0.5 } }],
};

import { trainingDropout } from '../ops/dropout';
import { elementCount } from '../tensor/tensor';
import type { LayerDefinition } from './definition';
import { numberIn } from '../fields/fields';
import { rateField } from './shared/dropout-rate';
import { dot, line, solid } from './shared/picture';
import { calledModule } from './shared/torch';

/** Inverted dropout: kept values are scaled up while training, so that nothing changes afterwards. */
export const dropout: LayerDefinition = {
  kind: 'dropout',
  family: 'normalization',
  title: { en: 'Dropout', zh: '随机失活' },
  summary: { en: 'Switches off random units while training', zh: '训练时随机关掉一部分单元' },
  synonyms: ['regularization', '正则化', '丢弃'],
  picture: [solid(dot(5, 5, 2), dot(19, 5, 2), dot(12, 12, 2), dot(5, 19, 2)), line(dot(12, 5, 2), dot(5, 12, 2), dot(19, 12, 2), dot(12, 19, 2), dot(19, 19, 2))],
  formula: String.raw`y_i = \frac{m_i}{1-p}\, x_i, \qquad m_i \sim \text{Bernoulli}(1-p)`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    rate: rateField({
      en: 'The share of values set to zero in each training step. Outside training nothing is dropped.',
      zh: '每一步训练中被置零的比例。训练之外不会丢弃任何值。',
    }),
  },
  inferShape: ([input]) => input,
  parameters: () => [],
  build: ({ build, inputs: [x], fields, training }) => {
    const rate = numberIn(fields, 'rate');
    if (!training || rate === 0) return x;
    return trainingDropout(build, x, training.step, { ratio: rate, seed: training.seed });
  },
  torch: (use) => calledModule(`nn.Dropout(${numberIn(use.fields, 'rate')})`, use),
  flop: ([input]) => elementCount(input),
  samples: [{ inputs: [[8]] }, { inputs: [[2, 3, 3]], fields: { rate: 0.25 } }],
};

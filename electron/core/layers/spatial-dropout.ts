import { trainingDropout } from '../ops/dropout';
import { elementCount } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { perChannel } from './shared/channels';
import { rateField } from './shared/dropout-rate';
import { numberIn } from '../fields/fields';
import { box, line, sheets, soft } from './shared/picture';
import { requireChannels } from './shared/shapes';
import { onChannels, dimensions } from './shared/torch';

const title: Text = { en: 'Spatial dropout', zh: '空间随机失活' };

/** Tompson et al. 2015: neighbors in a channel say much the same, so whole channels are dropped. */
export const spatialDropout: LayerDefinition = {
  kind: 'spatialDropout',
  family: 'normalization',
  title,
  summary: { en: 'Switches off whole channels while training', zh: '训练时随机关掉整个通道' },
  synonyms: ['dropout2d', 'regularization', '正则化'],
  picture: [soft(box(3, 9, 12, 12)), sheets, line('M5 11l8 8M13 11l-8 8')],
  formula: String.raw`\begin{gathered} y_{c,i,j} = \frac{m_c}{1-p}\, x_{c,i,j} \\ m_c \sim \text{Bernoulli}(1-p) \end{gathered}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    rate: rateField(
      {
        en: 'The share of channels set to zero in each training step. Outside training nothing is dropped.',
        zh: '每一步训练中被置零的通道所占的比例。训练之外不会丢弃任何值。',
      },
      0.2,
    ),
  },
  inferShape: ([input]) => {
    requireChannels(title, input);
    return input;
  },
  parameters: () => [],
  build: ({ build, inputs: [x], fields, training }) => {
    const ratio = numberIn(fields, 'rate');
    if (!training || ratio === 0) return x;
    const [batch, ...example] = x.type.shape;
    return trainingDropout(build, x, training.step, { ratio, seed: training.seed, maskShape: [batch, ...perChannel(example)] });
  },
  torch: (use) => onChannels(`nn.Dropout${dimensions(use.shapes[0])}d(${numberIn(use.fields, 'rate')})`, use),
  flop: ([input]) => elementCount(input),
  samples: [{ inputs: [[4, 3, 3]] }, { inputs: [[3, 5]], fields: { rate: 0.5 } }],
};

import type { LayerDefinition } from './definition';
import { channelAxis, channelsOf } from './shared/channels';
import { epsilon, normalizationFlop, scaleAndShift } from './shared/normalization';
import type { Shape } from '../tensor/tensor';
import { grid } from './shared/picture';
import { calledModule } from './shared/torch';

const hasChannelsLast = (example: Shape): boolean => channelAxis(example) === example.length - 1;

/**
 * Ba et al. 2016. A flat list as a whole, of a sequence each position by itself, of an image all channels together
 * (which is group normalization with one group). Scale and shift are one number per channel.
 */
export const layerNormalization: LayerDefinition = {
  kind: 'layerNormalization',
  family: 'normalization',
  title: { en: 'Layer norm', zh: '层归一化' },
  summary: { en: 'Mean 0, variance 1 over each example by itself', zh: '每个样本各自均值 0、方差 1' },
  synonyms: ['ln', 'layernorm', 'normalization', '层标准化'],
  picture: grid(1, 0, 1, 3),
  formula: String.raw`y_j = \gamma_j\, \frac{x_j - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta_j`,
  inputs: ['input'],
  hasOutput: true,
  fields: {},
  inferShape: ([input]) => input,
  parameters: ([input]) => scaleAndShift(channelsOf(input)),
  build: ({ build, inputs: [x], parameters: { scale, bias } }) =>
    hasChannelsLast(x.type.shape.slice(1))
      ? build.layerNormalization(x, scale, bias, { axis: -1, epsilon })
      : build.groupNormalization(x, scale, bias, { num_groups: 1, epsilon }),
  torch: (use) => {
    const [example] = use.shapes;
    const channels = channelsOf(example);
    return calledModule(hasChannelsLast(example) ? `nn.LayerNorm(${channels})` : `nn.GroupNorm(1, ${channels})`, use, { scale: 'weight' });
  },
  flop: ([input]) => normalizationFlop(input),
  samples: [{ inputs: [[6]] }, { inputs: [[4, 3]] }, { inputs: [[2, 3, 4]] }],
};

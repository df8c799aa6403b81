import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { channelsOf, withChannelsFirst } from './shared/channels';
import { epsilon, normalizationFlop, scaleAndShift } from './shared/normalization';
import { grid } from './shared/picture';
import { requireChannels } from './shared/shapes';
import { onChannels, dimensions } from './shared/torch';

const title: Text = { en: 'Instance norm', zh: '实例归一化' };

/** Ulyanov et al. 2016. Scale and shift are one number per channel. */
export const instanceNormalization: LayerDefinition = {
  kind: 'instanceNormalization',
  family: 'normalization',
  title,
  summary: { en: 'Mean 0, variance 1 in each channel of each image', zh: '每张图像的每个通道各自均值 0、方差 1' },
  synonyms: ['in', 'instancenorm', 'normalization', '实例标准化'],
  picture: grid(1, 1, 1, 1),
  formula: String.raw`y_{c,i,j} = \gamma_c\, \frac{x_{c,i,j} - \mu_c}{\sqrt{\sigma_c^2 + \varepsilon}} + \beta_c`,
  inputs: ['input'],
  hasOutput: true,
  fields: {},
  inferShape: ([input]) => {
    requireChannels(title, input);
    return input;
  },
  parameters: ([input]) => scaleAndShift(channelsOf(input)),
  build: ({ build, inputs: [x], parameters: { scale, bias } }) => withChannelsFirst(build, x, (turned) => build.instanceNormalization(turned, scale, bias, { epsilon })),
  torch: (use) => onChannels(`nn.InstanceNorm${dimensions(use.shapes[0])}d(${channelsOf(use.shapes[0])}, affine=True)`, use, { scale: 'weight' }),
  flop: ([input]) => normalizationFlop(input),
  samples: [{ inputs: [[2, 4, 3]] }, { inputs: [[3, 5]] }],
};

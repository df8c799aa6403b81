import type { BuildContext, LayerDefinition } from './definition';
import type { Value } from '../graph/graph';
import { channelsOf, withChannelsFirst } from './shared/channels';
import { numberField, numberIn } from '../fields/fields';
import { oneInitializer, zeroInitializer } from './shared/initialization';
import { epsilon, normalizationFlop, scaleAndShift } from './shared/normalization';
import { grid } from './shared/picture';
import { dimensions, onChannels, normalizationNames } from './shared/torch';

/** While training with the statistics of the batch, of which running means are kept; afterwards with those. */
function normalize({ build, inputs: [x], parameters: { scale, bias, mean, variance }, fields, training }: BuildContext): Value {
  return withChannelsFirst(build, x, (turned) => {
    const inputs = [turned, scale, bias, mean, variance];
    if (!training) return build.batchNormalization(...inputs, { epsilon });
    const attributes = { training_mode: 1, momentum: numberIn(fields, 'momentum'), epsilon };
    const [y, nextMean, nextVariance] = build.emit('BatchNormalization', inputs, attributes);
    training.keep('mean', nextMean);
    training.keep('variance', nextVariance);
    return y;
  });
}

/** Ioffe and Szegedy 2015. Every tensor is [channels]. */
export const batchNormalization: LayerDefinition = {
  kind: 'batchNormalization',
  family: 'normalization',
  title: { en: 'Batch norm', zh: '批归一化' },
  summary: { en: 'Mean 0, variance 1 per channel over the batch', zh: '每个通道在一批样本上均值 0、方差 1' },
  synonyms: ['bn', 'batchnorm', 'normalization', '批标准化'],
  picture: grid(0, 1, 3, 1),
  formula: String.raw`y_c = \gamma_c\, \frac{x_c - \mu_c}{\sqrt{\sigma_c^2 + \varepsilon}} + \beta_c`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    momentum: numberField({
      label: { en: 'Momentum', zh: '动量' },
      help: {
        en: 'How much of the running mean and variance stays in each step. They take the place of those of the batch when the network is used.',
        zh: '每一步保留多少原来的滑动均值和方差。使用网络时，用它们代替这一批样本的统计量。',
      },
      initial: 0.9,
      least: 0,
      most: 0.999,
      step: 0.01,
    }),
  },
  inferShape: ([input]) => input,
  parameters: ([input]) => [
    ...scaleAndShift(channelsOf(input)),
    { name: 'mean', shape: [channelsOf(input)], initializer: zeroInitializer, learned: false },
    { name: 'variance', shape: [channelsOf(input)], initializer: oneInitializer, learned: false },
  ],
  build: normalize,
  torch: (use) => {
    const [example] = use.shapes;
    // PyTorch's momentum is the share of the new batch, and its running variance has the divisor n - 1.
    const module = `nn.BatchNorm${dimensions(example)}d(${channelsOf(example)}, momentum=${Number((1 - numberIn(use.fields, 'momentum')).toPrecision(6))})`;
    return onChannels(module, use, normalizationNames);
  },
  flop: ([input]) => normalizationFlop(input),
  samples: [{ inputs: [[5]] }, { inputs: [[3, 4, 2]], fields: { momentum: 0.5 } }, { inputs: [[4, 3]] }],
};

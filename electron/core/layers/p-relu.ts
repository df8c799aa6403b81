import { elementCount } from '../tensor/tensor';
import type { LayerDefinition } from './definition';
import { perChannel, channelsOf } from './shared/channels';
import { onChannels } from './shared/torch';

/** He et al. 2015. One slope per channel, [channels, 1, 1] for an image and [1, features] for a sequence; they start at ¼. */
export const pRelu: LayerDefinition = {
  kind: 'pRelu',
  family: 'activation',
  title: { en: 'PReLU', zh: 'PReLU' },
  summary: { en: 'A leaky ReLU that learns its slopes', zh: '斜率由学习得到的 Leaky ReLU' },
  synonyms: ['parametric', 'leaky'],
  formula: String.raw`y_c = \max(0, x_c) + \alpha_c \min(0, x_c)`,
  inputs: ['input'],
  hasOutput: true,
  fields: {},
  inferShape: ([input]) => input,
  parameters: ([input]) => [{ name: 'slope', shape: perChannel(input), initializer: { kind: 'constant', value: 0.25 } }],
  build: ({ build, inputs: [x], parameters: { slope } }) => build.pRelu(x, slope),
  torch: (use) => onChannels(`nn.PReLU(${channelsOf(use.shapes[0])})`, use, { slope: 'weight' }),
  flop: ([input]) => 3 * elementCount(input),
  samples: [{ inputs: [[6]] }, { inputs: [[2, 4, 3]] }, { inputs: [[5, 3]] }],
};

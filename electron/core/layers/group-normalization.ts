import type { Text } from '../tensor/text';
import { LayerProblem, type LayerDefinition } from './definition';
import { channelsOf, withChannelsFirst } from './shared/channels';
import { integerField, numberIn } from '../fields/fields';
import { epsilon, normalizationFlop, scaleAndShift } from './shared/normalization';
import { grid } from './shared/picture';
import { largestDivisor, requireChannels } from './shared/shapes';
import { onChannels } from './shared/torch';

const title: Text = { en: 'Group norm', zh: '组归一化' };

function unequalGroups(channels: number, groups: number): LayerProblem {
  const fitting = largestDivisor(channels, groups);
  return new LayerProblem(
    {
      en: `${channels} channels cannot be put into ${groups} equal groups. Choose a number of groups that divides ${channels}.`,
      zh: `${channels} 个通道分不成相等的 ${groups} 组。请选一个能整除 ${channels} 的组数。`,
    },
    { kind: 'setField', field: 'groups', value: fitting, text: { en: `Make ${fitting} ${fitting === 1 ? 'group' : 'groups'}`, zh: `改为 ${fitting} 组` } },
  );
}

/** Wu and He 2018. Scale and shift are one number per channel. */
export const groupNormalization: LayerDefinition = {
  kind: 'groupNormalization',
  family: 'normalization',
  title,
  summary: { en: 'Mean 0, variance 1 in groups of channels', zh: '每个样本按通道分组，组内均值 0、方差 1' },
  synonyms: ['gn', 'groupnorm', 'normalization', '组标准化'],
  picture: grid(1, 0, 1, 2),
  formula: String.raw`y_{c,i,j} = \gamma_c\, \frac{x_{c,i,j} - \mu_g}{\sqrt{\sigma_g^2 + \varepsilon}} + \beta_c, \qquad g = \Bigl\lfloor \frac{c\,G}{C} \Bigr\rfloor`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    groups: integerField({
      label: { en: 'Groups', zh: '组数' },
      help: {
        en: 'How many groups the channels are put into. One group is layer norm, one channel per group is instance norm.',
        zh: '把通道分成几组。只分一组就是层归一化，每组一个通道就是实例归一化。',
      },
      initial: 4,
      least: 1,
      most: 1024,
    }),
  },
  inferShape: ([input], fields) => {
    requireChannels(title, input);
    const groups = numberIn(fields, 'groups');
    const channels = channelsOf(input);
    if (channels % groups !== 0) throw unequalGroups(channels, groups);
    return input;
  },
  parameters: ([input]) => scaleAndShift(channelsOf(input)),
  build: ({ build, inputs: [x], fields, parameters: { scale, bias } }) =>
    withChannelsFirst(build, x, (turned) => build.groupNormalization(turned, scale, bias, { num_groups: numberIn(fields, 'groups'), epsilon })),
  torch: (use) => onChannels(`nn.GroupNorm(${numberIn(use.fields, 'groups')}, ${channelsOf(use.shapes[0])})`, use, { scale: 'weight' }),
  flop: ([input]) => normalizationFlop(input),
  samples: [{ inputs: [[4, 2, 3]], fields: { groups: 2 } }, { inputs: [[3, 6]], fields: { groups: 3 } }],
};

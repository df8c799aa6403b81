import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { Field, FieldValues } from '../fields/definition';
import type { LayerDefinition } from './definition';
import { withChannelsFirst } from './shared/channels';
import { numberIn } from '../fields/fields';
import { initializationFields, weightInitializer, zeroInitializer } from './shared/initialization';
import { box, line, soft } from './shared/picture';
import { penaltyFields, weightPenalty } from './shared/regularization';
import { insertReshape, requireSequence } from './shared/shapes';
import { dilationField, filtersField, filterSizeField, fittingPositions, paddingField, slide, slidingWindow, strideField } from './shared/window-fields';
import { convolution } from './shared/torch';

/** A sequence has positions where an image has pixels. */
const withHelp = (field: Field, help: Text): Field => ({ ...field, help, unit: undefined });

const weightsPerFilter = ([, features]: Shape, fields: FieldValues): number => features * numberIn(fields, 'size');

/** Looks for the same short patterns everywhere in a sequence [length, features]. Weights are [filters, features, size]. */
export const conv1d: LayerDefinition = {
  kind: 'conv1d',
  family: 'convolution',
  title: { en: 'Convolution 1-D', zh: '一维卷积' },
  summary: { en: 'Finds short patterns anywhere in the sequence', zh: '在序列各处寻找同样的短图样' },
  synonyms: ['conv', 'conv1d', 'tcn', '时序卷积'],
  picture: [soft(box(6, 6, 12, 12)), line(box(2, 9, 20, 6), 'M6 9v6M10 9v6M14 9v6M18 9v6', box(6, 6, 12, 12))],
  formula: String.raw`y_{i,o} = b_o + \sum_{u,c} w_{o,c,u}\, x_{si+du-p,\,c}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    filters: withHelp(filtersField, { en: 'How many patterns it looks for; each makes one feature of the output.', zh: '要找多少种图样；每个卷积核产生输出的一个特征。' }),
    size: withHelp(filterSizeField, { en: 'How many neighboring positions a filter sees.', zh: '卷积核一次看到多少个相邻的位置。' }),
    stride: withHelp(strideField, { en: 'How far the filter moves each time; 2 halves the length.', zh: '卷积核每次移动几格；取 2 时长度减半。' }),
    padding: withHelp(paddingField, {
      en: 'Same and even add zeros at both ends, so that at stride 1 the sequence keeps its length; at a larger stride, same adds only as many as are needed. Valid adds nothing, and it becomes shorter.',
      zh: '“保持大小”和“对称”在两端补零，步幅为 1 时长度不变；步幅更大时，“保持大小”只补够用的零。“不填充”则不补零，序列会变短。',
    }),
    dilation: withHelp(dilationField, {
      en: 'How far apart the positions under a filter lie. At 1 they are neighbors; at 2 every second one is skipped, and the filter sees further with as many weights.',
      zh: '卷积核所看的位置彼此相隔多远。取 1 时相邻；取 2 时隔一个看一个，权重不变而视野更大。',
    }),
    ...initializationFields,
    ...penaltyFields,
  },
  inferShape: ([input], fields) => {
    requireSequence({ en: 'Convolution 1-D slides along a sequence (length×features)', zh: '一维卷积沿着序列（长度×特征）滑动' }, input, insertReshape([input[0], 1]));
    return [...fittingPositions(input.slice(0, 1), fields), numberIn(fields, 'filters')];
  },
  parameters: ([input], fields) => {
    const [filters, size] = [numberIn(fields, 'filters'), numberIn(fields, 'size')];
    const initializer = weightInitializer(fields, weightsPerFilter(input, fields), filters * size);
    return [
      { name: 'weight', shape: [filters, input[1], size], initializer, penalty: weightPenalty(fields) },
      { name: 'bias', shape: [filters], initializer: zeroInitializer },
    ];
  },
  build: ({ build, inputs: [x], fields, parameters: { weight, bias } }) => {
    const { attributes } = slide(x.type.shape.slice(1, 2), fields);
    return withChannelsFirst(build, x, (turned) => build.conv(turned, weight, bias, attributes));
  },
  window: slidingWindow,
  torch: (use) => {
    const { module, padded } = convolution(use, { kind: 'Conv1d', filters: numberIn(use.fields, 'filters') });
    return { module, forward: `${use.self}(${padded(`${use.x}.transpose(1, 2)`)}).transpose(1, 2)` };
  },
  flop: ([input], fields) => {
    const [positions] = slide(input.slice(0, 1), fields).positions;
    return 2 * weightsPerFilter(input, fields) * numberIn(fields, 'filters') * positions;
  },
  samples: [
    { inputs: [[6, 2]], fields: { filters: 3 } },
    { inputs: [[9, 1]], fields: { filters: 2, size: 3, dilation: 2, padding: 'valid' } },
    { inputs: [[8, 3]], fields: { filters: 2, size: 4, stride: 2 } },
  ],
};

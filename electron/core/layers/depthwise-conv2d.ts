import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { numberIn } from '../fields/fields';
import { initializationFields, weightInitializer, zeroInitializer } from './shared/initialization';
import { box, dot, line, sheets, soft, solid } from './shared/picture';
import { penaltyFields, weightPenalty } from './shared/regularization';
import { requireImage } from './shared/shapes';
import { dilationField, filterSizeField, fittingPositions, paddingField, slide, slidingWindow, strideField } from './shared/window-fields';
import { convolution } from './shared/torch';

const title: Text = { en: 'Depthwise convolution', zh: '深度卷积' };

/** Each channel has a filter of its own and is not mixed with others. Weights are [channels, 1, size, size]. */
export const depthwiseConv2d: LayerDefinition = {
  kind: 'depthwiseConv2d',
  family: 'convolution',
  title,
  summary: { en: 'One filter for each channel by itself', zh: '每个通道各用一个卷积核' },
  synonyms: ['conv', 'dwconv', 'mobilenet', '逐通道卷积'],
  picture: [soft(box(5, 13, 5, 5)), sheets, line(box(5, 13, 5, 5)), solid(dot(16.5, 10.5, 1.25), dot(19.5, 7.5, 1.25))],
  formula: String.raw`y_{c,i,j} = b_c + \sum_{u,v} w_{c,u,v}\, x_{c,\,si+du-p,\,sj+dv-p}`,
  inputs: ['input'],
  hasOutput: true,
  fields: { size: filterSizeField, stride: strideField, padding: paddingField, dilation: dilationField, ...initializationFields, ...penaltyFields },
  inferShape: ([input], fields) => {
    requireImage(title, input);
    return [input[0], ...fittingPositions(input.slice(1), fields)];
  },
  parameters: ([[channels]], fields) => {
    const size = numberIn(fields, 'size');
    return [
      { name: 'weight', shape: [channels, 1, size, size], initializer: weightInitializer(fields, size * size, size * size), penalty: weightPenalty(fields) },
      { name: 'bias', shape: [channels], initializer: zeroInitializer },
    ];
  },
  build: ({ build, inputs: [x], fields, parameters: { weight, bias } }) => {
    const [, channels, ...lengths] = x.type.shape;
    return build.conv(x, weight, bias, { ...slide(lengths, fields).attributes, group: channels });
  },
  window: slidingWindow,
  torch: (use) => {
    const [[channels]] = use.shapes;
    const { module, padded } = convolution(use, { kind: 'Conv2d', filters: channels, groups: channels });
    return { module, forward: `${use.self}(${padded(use.x)})` };
  },
  flop: ([[channels, ...lengths]], fields) => {
    const [rows, columns] = slide(lengths, fields).positions;
    return 2 * numberIn(fields, 'size') ** 2 * channels * rows * columns;
  },
  samples: [
    { inputs: [[3, 5, 4]] },
    { inputs: [[2, 6, 6]], fields: { stride: 2, size: 2 } },
    { inputs: [[2, 7, 5]], fields: { dilation: 2, padding: 'valid' } },
    { inputs: [[1, 4, 4]] },
  ],
};

import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { FieldValues } from '../fields/definition';
import type { LayerDefinition, ParameterDefinition } from './definition';
import { numberIn } from '../fields/fields';
import { initializationFields, weightInitializer, zeroInitializer } from './shared/initialization';
import { box, dot, line, soft, solid } from './shared/picture';
import { penaltyFields, weightPenalty } from './shared/regularization';
import { requireImage } from './shared/shapes';
import { dilationField, filtersField, filterSizeField, fittingPositions, paddingField, slide, slidingWindow, strideField } from './shared/window-fields';
import { convolution } from './shared/torch';

const title: Text = { en: 'Separable convolution', zh: '可分离卷积' };

/** Weights [channels, 1, size, size] for the first step and [filters, channels, 1, 1] for the second. */
function parametersOf([channels]: Shape, fields: FieldValues): ParameterDefinition[] {
  const [filters, area] = [numberIn(fields, 'filters'), numberIn(fields, 'size') ** 2];
  const pair = (name: string, shape: Shape, fanIn: number, fanOut: number): ParameterDefinition[] => [
    { name: `${name}.weight`, shape, initializer: weightInitializer(fields, fanIn, fanOut), penalty: weightPenalty(fields) },
    { name: `${name}.bias`, shape: shape.slice(0, 1), initializer: zeroInitializer },
  ];
  const size = numberIn(fields, 'size');
  return [...pair('depthwise', [channels, 1, size, size], area, area), ...pair('pointwise', [filters, channels, 1, 1], channels, filters)];
}

const torchClass = `class Separable(nn.Module):
    """A filter for each channel by itself, then a mixture of the channels."""

    def __init__(self, depthwise, filters):
        super().__init__()
        self.depthwise = depthwise
        self.pointwise = nn.Conv2d(depthwise.out_channels, filters, 1)

    def forward(self, x):
        return self.pointwise(self.depthwise(x))`;

/** A depthwise convolution and a 1×1 convolution that mixes its channels: far fewer weights than one convolution. */
export const separableConv2d: LayerDefinition = {
  kind: 'separableConv2d',
  family: 'convolution',
  title,
  summary: { en: 'A filter per channel, then a mix of the channels', zh: '先每个通道各自卷积，再混合各通道' },
  synonyms: ['conv', 'sepconv', 'mobilenet', 'xception', '深度可分离卷积'],
  picture: [soft(box(2, 3, 5, 5), box(2, 9.5, 5, 5), box(2, 16, 5, 5)), line(box(2, 3, 5, 5), box(2, 9.5, 5, 5), box(2, 16, 5, 5), 'M7 5.5L18 12M7 12H18M7 18.5L18 12'), solid(dot(19, 12, 2.5))],
  formula: String.raw`y_{o,i,j} = b_o + \sum_c v_{o,c} \Bigl( a_c + \sum_{u,v} w_{c,u,v}\, x_{c,\,si+du-p,\,sj+dv-p} \Bigr)`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    filters: filtersField,
    size: filterSizeField,
    stride: strideField,
    padding: paddingField,
    dilation: dilationField,
    ...initializationFields,
    ...penaltyFields,
  },
  inferShape: ([input], fields) => {
    requireImage(title, input);
    return [numberIn(fields, 'filters'), ...fittingPositions(input.slice(1), fields)];
  },
  parameters: ([input], fields) => parametersOf(input, fields),
  build: ({ build, inputs: [x], fields, parameters }) => {
    const [, channels, ...lengths] = x.type.shape;
    const filtered = build.conv(x, parameters['depthwise.weight'], parameters['depthwise.bias'], { ...slide(lengths, fields).attributes, group: channels });
    return build.conv(filtered, parameters['pointwise.weight'], parameters['pointwise.bias']);
  },
  window: slidingWindow,
  torch: (use) => {
    const [[channels]] = use.shapes;
    const { module, padded } = convolution(use, { kind: 'Conv2d', filters: channels, groups: channels });
    return { module: `Separable(${module}, ${numberIn(use.fields, 'filters')})`, forward: `${use.self}(${padded(use.x)})`, helper: torchClass };
  },
  flop: ([[channels, ...lengths]], fields) => {
    const [rows, columns] = slide(lengths, fields).positions;
    return 2 * channels * (numberIn(fields, 'size') ** 2 + numberIn(fields, 'filters')) * rows * columns;
  },
  samples: [
    { inputs: [[4, 5, 4]], fields: { filters: 3 } },
    { inputs: [[5, 6, 6]], fields: { filters: 2, stride: 2 } },
    { inputs: [[4, 4, 5]], fields: { filters: 6, size: 2, padding: 'valid' } },
  ],
};

import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { FieldValues } from '../fields/definition';
import type { LayerDefinition } from './definition';
import { numberIn } from '../fields/fields';
import { initializationFields, weightInitializer, zeroInitializer } from './shared/initialization';
import { penaltyFields, weightPenalty } from './shared/regularization';
import { requireImage } from './shared/shapes';
import { dilationField, filtersField, filterSizeField, fittingPositions, paddingField, slide, slidingWindow, strideField } from './shared/window-fields';
import { convolution } from './shared/torch';

const title: Text = { en: 'Convolution', zh: '卷积' };

const weightsPerFilter = ([channels]: Shape, fields: FieldValues): number => channels * numberIn(fields, 'size') ** 2;

/** Looks for the same small patterns everywhere in the image. Weights are [filters, channels, size, size] (OIHW). */
export const conv2d: LayerDefinition = {
  kind: 'conv2d',
  family: 'convolution',
  title,
  summary: { en: 'Finds small patterns anywhere in the image', zh: '在图像各处寻找同样的小图样' },
  synonyms: ['conv', 'conv2d', 'cnn', '2-d', '二维卷积'],
  formula: String.raw`y_{o,i,j} = b_o + \sum_{c,u,v} w_{o,c,u,v}\, x_{c,\,si+du-p,\,sj+dv-p}`,
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
  parameters: ([input], fields) => {
    const [filters, size] = [numberIn(fields, 'filters'), numberIn(fields, 'size')];
    const initializer = weightInitializer(fields, weightsPerFilter(input, fields), filters * size * size);
    return [
      { name: 'weight', shape: [filters, input[0], size, size], initializer, penalty: weightPenalty(fields) },
      { name: 'bias', shape: [filters], initializer: zeroInitializer },
    ];
  },
  build: ({ build, inputs: [x], fields, parameters: { weight, bias } }) => build.conv(x, weight, bias, slide(x.type.shape.slice(2), fields).attributes),
  window: slidingWindow,
  torch: (use) => {
    const { module, padded } = convolution(use, { kind: 'Conv2d', filters: numberIn(use.fields, 'filters') });
    return { module, forward: `${use.self}(${padded(use.x)})` };
  },
  flop: ([input], fields) => {
    const [rows, columns] = slide(input.slice(1), fields).positions;
    return 2 * weightsPerFilter(input, fields) * numberIn(fields, 'filters') * rows * columns;
  },
  samples: [
    { inputs: [[1, 5, 5]], fields: { filters: 2 } },
    { inputs: [[2, 5, 4]], fields: { filters: 3, padding: 'valid', size: 2 } },
    { inputs: [[3, 6, 6]], fields: { filters: 2, stride: 2, initialization: 'glorot' } },
    { inputs: [[2, 4, 4]], fields: { filters: 2, size: 1, initialization: 'lecun' } },
    { inputs: [[2, 7, 6]], fields: { filters: 2, dilation: 2, stride: 2 } },
    { inputs: [[1, 6, 7]], fields: { filters: 2, stride: 2, padding: 'even' } },
  ],
};

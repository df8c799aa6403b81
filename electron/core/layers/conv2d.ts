import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import { LayerProblem, type Field, type FieldValues, type LayerDefinition } from './definition';
import { choiceField, choiceIn, integerField, numberIn } from './shared/fields';
import { initializationFields, weightInitializer, zeroInitializer } from './shared/initialization';
import { penaltyFields, weightPenalty } from './shared/regularization';
import { requireImage } from './shared/shapes';
import { marginsFor, positionsOf, type Margins } from './shared/window';

const title: Text = { en: 'Convolution', zh: '卷积' };

const fields: Record<string, Field> = {
  filters: integerField({
    label: { en: 'Filters', zh: '卷积核个数' },
    help: { en: 'How many patterns it looks for; each makes one channel of the output.', zh: '要找多少种图样；每个卷积核产生输出的一个通道。' },
    initial: 16,
    least: 1,
    most: 1024,
  }),
  size: integerField({
    label: { en: 'Filter size', zh: '卷积核大小' },
    help: { en: 'Height and width of a filter in pixels.', zh: '卷积核的高和宽，以像素计。' },
    initial: 3,
    least: 1,
    most: 15,
  }),
  stride: integerField({
    label: { en: 'Stride', zh: '步幅' },
    help: { en: 'How far the filter moves each time; 2 halves height and width.', zh: '卷积核每次移动几格；取 2 时高和宽减半。' },
    initial: 1,
    least: 1,
    most: 8,
  }),
  padding: choiceField({
    label: { en: 'Padding', zh: '填充' },
    help: {
      en: 'Same adds a border of zeros, so that at stride 1 the image keeps its size; valid adds nothing, and the image shrinks.',
      zh: '“保持大小”在四周补零，步幅为 1 时图像大小不变；“不填充”则不补零，图像会变小。',
    },
    initial: 'same',
    options: [
      { value: 'same', label: { en: 'Same', zh: '保持大小' } },
      { value: 'valid', label: { en: 'Valid', zh: '不填充' } },
    ],
  }),
  ...initializationFields,
  ...penaltyFields,
};

/** Sizes of one use of the layer. */
interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly vertical: Margins;
  readonly horizontal: Margins;
}

function extentOf([, height, width]: Shape, values: FieldValues): Extent {
  const [size, stride] = [numberIn(values, 'size'), numberIn(values, 'stride')];
  const padding = choiceIn(values, 'padding') === 'same' ? 'same' : 'valid';
  const vertical = marginsFor(height, size, stride, padding);
  const horizontal = marginsFor(width, size, stride, padding);
  return { rows: positionsOf(height, size, stride, vertical), columns: positionsOf(width, size, stride, horizontal), vertical, horizontal };
}

function filterTooLarge([, height, width]: Shape, size: number): LayerProblem {
  return new LayerProblem(
    {
      en: `A ${size}×${size} filter does not fit into an image of ${height}×${width}. Add padding or use a smaller filter.`,
      zh: `${size}×${size} 的卷积核放不进 ${height}×${width} 的图像。请加上填充，或换小一些的卷积核。`,
    },
    { kind: 'setField', field: 'padding', value: 'same', text: { en: 'Pad with zeros', zh: '在四周补零' } },
  );
}

const weightsPerFilter = ([channels]: Shape, values: FieldValues): number => channels * numberIn(values, 'size') ** 2;

/** Looks for the same small patterns everywhere in the image. Weights are [filters, channels, size, size] (OIHW). */
export const conv2d: LayerDefinition = {
  kind: 'conv2d',
  family: 'convolution',
  title,
  summary: { en: 'Finds small patterns anywhere in the image', zh: '在图像各处寻找同样的小图样' },
  formula: String.raw`y_{o,i,j} = b_o + \sum_{c,u,v} w_{o,c,u,v}\, x_{c,\,si+u-p,\,sj+v-p}`,
  inputs: ['input'],
  hasOutput: true,
  fields,
  inferShape: ([input], values) => {
    requireImage(title, input);
    const { rows, columns } = extentOf(input, values);
    if (rows < 1 || columns < 1) throw filterTooLarge(input, numberIn(values, 'size'));
    return [numberIn(values, 'filters'), rows, columns];
  },
  parameters: ([input], values) => {
    const [filters, size] = [numberIn(values, 'filters'), numberIn(values, 'size')];
    const initializer = weightInitializer(values, weightsPerFilter(input, values), filters * size * size);
    return [
      { name: 'weight', shape: [filters, input[0], size, size], initializer, penalty: weightPenalty(values) },
      { name: 'bias', shape: [filters], initializer: zeroInitializer },
    ];
  },
  build: ({ build, inputs: [x], fields: values, parameters: { weight, bias } }) => {
    const { vertical, horizontal } = extentOf(x.type.shape.slice(1), values);
    const stride = numberIn(values, 'stride');
    const pads = [vertical.before, horizontal.before, vertical.after, horizontal.after];
    return build.conv(x, weight, bias, { strides: [stride, stride], pads });
  },
  flop: ([input], values) => {
    const { rows, columns } = extentOf(input, values);
    return 2 * weightsPerFilter(input, values) * numberIn(values, 'filters') * rows * columns;
  },
  samples: [
    { inputs: [[1, 5, 5]], fields: { filters: 2 } },
    { inputs: [[2, 5, 4]], fields: { filters: 3, padding: 'valid', size: 2 } },
    { inputs: [[3, 6, 6]], fields: { filters: 2, stride: 2, initialization: 'glorot' } },
    { inputs: [[2, 4, 4]], fields: { filters: 2, size: 1, initialization: 'lecun' } },
  ],
};

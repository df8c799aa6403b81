import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { FieldValues } from '../fields/definition';
import type { LayerDefinition } from './definition';
import { choiceField, integerField, numberIn } from '../fields/fields';
import { initializationFields, weightInitializer, zeroInitializer } from './shared/initialization';
import { box, line, soft, solid } from './shared/picture';
import { penaltyFields, weightPenalty } from './shared/regularization';
import { requireImage } from './shared/shapes';
import { pixels } from './shared/units';
import { marginsFor } from './shared/window';
import { filtersField, filterSizeField, isSame } from './shared/window-fields';
import { argumentsOf, unless } from './shared/torch';

const title: Text = { en: 'Transposed convolution', zh: '转置卷积' };

/** Length of the output along one axis. */
function grown(length: number, fields: FieldValues): number {
  const [size, stride] = [numberIn(fields, 'size'), numberIn(fields, 'stride')];
  return isSame(fields) ? length * stride : (length - 1) * stride + size;
}

/** What a convolution with the same fields would do from the output to the input, backwards. */
function attributesFor(lengths: Shape, fields: FieldValues) {
  const [size, stride] = [numberIn(fields, 'size'), numberIn(fields, 'stride')];
  const margins = lengths.map((length) => marginsFor(grown(length, fields), size, stride, isSame(fields) ? 'same' : 'valid'));
  return {
    strides: lengths.map(() => stride),
    pads: [...margins.map(({ before }) => before), ...margins.map(({ after }) => after)],
    output_padding: lengths.map(() => (isSame(fields) ? Math.max(stride - size, 0) : 0)),
  };
}

/** A convolution backwards: each pixel paints its filter into a larger image. Weights are [channels, filters, size, size]. */
export const convTranspose2d: LayerDefinition = {
  kind: 'convTranspose2d',
  family: 'convolution',
  title,
  summary: { en: 'Paints a filter for every pixel: the image grows', zh: '每个像素画出一个卷积核，图像变大' },
  synonyms: ['conv', 'deconv', 'deconvolution', 'upconv', '反卷积'],
  picture: [soft(box(9, 3, 12, 12)), solid(box(3, 17, 4, 4)), line(box(9, 3, 12, 12), 'M3 17L9 3M7 21L21 15')],
  formula: String.raw`y_{o,\,si+u-p,\,sj+v-p} \mathrel{+}= w_{c,o,u,v}\, x_{c,i,j}, \qquad y_{o,\cdot,\cdot} = b_o \text{ at first}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    filters: filtersField,
    size: filterSizeField,
    stride: integerField({
      label: { en: 'Stride', zh: '步幅' },
      help: { en: 'How far apart the pixels paint; 2 doubles height and width.', zh: '相邻像素画出的卷积核相隔几格；取 2 时高和宽加倍。' },
      initial: 2,
      least: 1,
      most: 8,
      unit: pixels,
    }),
    padding: choiceField({
      label: { en: 'Padding', zh: '填充' },
      help: {
        en: 'Same makes the image exactly as many times larger as the stride says; valid keeps what filters paint beyond its border.',
        zh: '“保持倍数”使图像恰好放大到步幅的倍数；“完整保留”则留下画到边界之外的部分。',
      },
      initial: 'same',
      options: [
        { value: 'same', label: { en: 'Same', zh: '保持倍数' } },
        { value: 'valid', label: { en: 'Valid', zh: '完整保留' } },
      ],
    }),
    ...initializationFields,
    ...penaltyFields,
  },
  inferShape: ([input], fields) => {
    requireImage(title, input);
    return [numberIn(fields, 'filters'), ...input.slice(1).map((length) => grown(length, fields))];
  },
  parameters: ([[channels]], fields) => {
    const [filters, size, stride] = [numberIn(fields, 'filters'), numberIn(fields, 'size'), numberIn(fields, 'stride')];
    // So many filters meet in one pixel of the output, on average.
    const overlap = Math.max(1, (size / stride) ** 2);
    return [
      { name: 'weight', shape: [channels, filters, size, size], initializer: weightInitializer(fields, channels * overlap, filters * size * size), penalty: weightPenalty(fields) },
      { name: 'bias', shape: [filters], initializer: zeroInitializer },
    ];
  },
  build: ({ build, inputs: [x], fields, parameters: { weight, bias } }) => build.convTranspose(x, weight, bias, attributesFor(x.type.shape.slice(2), fields)),
  window: (fields) => ({ size: Math.ceil(numberIn(fields, 'size') / numberIn(fields, 'stride')), stride: 1 / numberIn(fields, 'stride') }),
  torch: (use) => {
    const { self, x, shapes: [example], fields } = use;
    const [size, stride] = [numberIn(fields, 'size'), numberIn(fields, 'stride')];
    const { pads, output_padding: [more] } = attributesFor(example.slice(1), fields);
    const [rows, columns] = example.slice(1).map((length) => grown(length, fields));
    const module = `nn.ConvTranspose2d(${argumentsOf([example[0], numberIn(fields, 'filters'), size], { stride: unless(stride, 1), output_padding: unless(more, 0) })})`;
    const cut = pads.some((each) => each > 0) ? `[:, :, ${pads[0]}:${pads[0] + rows}, ${pads[1]}:${pads[1] + columns}]` : '';
    return { module, forward: `${self}(${x})${cut}` };
  },
  flop: ([[channels, rows, columns]], fields) => 2 * channels * numberIn(fields, 'filters') * numberIn(fields, 'size') ** 2 * rows * columns,
  samples: [
    { inputs: [[2, 3, 4]], fields: { filters: 3 } },
    { inputs: [[3, 3, 2]], fields: { filters: 2, padding: 'valid' } },
    { inputs: [[2, 3, 3]], fields: { filters: 2, size: 2, stride: 3 } },
    { inputs: [[4, 4, 3]], fields: { filters: 4, stride: 1 } },
  ],
};

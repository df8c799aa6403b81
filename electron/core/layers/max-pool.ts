import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import { LayerProblem, type FieldValues, type LayerDefinition } from './definition';
import { integerField, numberIn } from './shared/fields';
import { requireImage } from './shared/shapes';
import { positionsOf } from './shared/window';

const title: Text = { en: 'Max pooling', zh: '最大池化' };
const noMargins = { before: 0, after: 0 };

function outputShape([channels, height, width]: Shape, fields: FieldValues): Shape {
  const [size, stride] = [numberIn(fields, 'size'), numberIn(fields, 'stride')];
  return [channels, positionsOf(height, size, stride, noMargins), positionsOf(width, size, stride, noMargins)];
}

function windowTooLarge([, height, width]: Shape, size: number): LayerProblem {
  const fitting = Math.min(height, width);
  return new LayerProblem(
    {
      en: `A ${size}×${size} window does not fit into an image of ${height}×${width}; there is nothing left to shrink.`,
      zh: `${size}×${size} 的窗口放不进 ${height}×${width} 的图像，已经没有可以缩小的余地。`,
    },
    { kind: 'setField', field: 'size', value: fitting, text: { en: `Set the window to ${fitting}`, zh: `把窗口改为 ${fitting}` } },
  );
}

/** Keeps the largest value of each window; rows and columns that no full window covers are left out. */
export const maxPool: LayerDefinition = {
  kind: 'maxPool',
  family: 'convolution',
  title,
  summary: { en: 'Keeps the strongest value of each window', zh: '每个窗口只留下最大的值' },
  formula: String.raw`y_{c,i,j} = \max_{0 \le u,v < k} x_{c,\,si+u,\,sj+v}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    size: integerField({
      label: { en: 'Window', zh: '窗口大小' },
      help: { en: 'Height and width of the window in pixels.', zh: '窗口的高和宽，以像素计。' },
      initial: 2,
      least: 1,
      most: 8,
    }),
    stride: integerField({
      label: { en: 'Stride', zh: '步幅' },
      help: { en: 'How far the window moves each time; usually as far as it is wide.', zh: '窗口每次移动几格；通常与窗口同宽。' },
      initial: 2,
      least: 1,
      most: 8,
    }),
  },
  inferShape: ([input], fields) => {
    requireImage(title, input);
    const shape = outputShape(input, fields);
    if (shape[1] < 1 || shape[2] < 1) throw windowTooLarge(input, numberIn(fields, 'size'));
    return shape;
  },
  parameters: () => [],
  build: ({ build, inputs: [x], fields }) => {
    const [size, stride] = [numberIn(fields, 'size'), numberIn(fields, 'stride')];
    return build.maxPool(x, { kernel_shape: [size, size], strides: [stride, stride] });
  },
  flop: ([input], fields) => {
    const [channels, rows, columns] = outputShape(input, fields);
    return channels * rows * columns * numberIn(fields, 'size') ** 2;
  },
  samples: [{ inputs: [[2, 4, 4]] }, { inputs: [[1, 5, 7]], fields: { size: 3, stride: 2 } }, { inputs: [[2, 5, 5]] }],
};

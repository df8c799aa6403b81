/** Pools: one number for each window, or for each channel; nothing to learn. */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../../ops/builder';
import { elementCount, type Shape } from '../../tensor/tensor';
import type { FieldValues } from '../../fields/definition';
import { LayerProblem, type LayerDefinition } from '../definition';
import { channelAxis, channelsOf } from './channels';
import { integerField, numberIn } from '../../fields/fields';
import { requireChannels, requireImage } from './shapes';
import { pixels } from './units';
import { positionsOf } from './window';

type Texts = Pick<LayerDefinition, 'kind' | 'title' | 'summary' | 'synonyms' | 'picture' | 'formula'>;

const noMargins = { before: 0, after: 0 };

function outputShape([channels, ...lengths]: Shape, fields: FieldValues): Shape {
  const [size, stride] = [numberIn(fields, 'size'), numberIn(fields, 'stride')];
  return [channels, ...lengths.map((length) => positionsOf(length, size, stride, noMargins))];
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

interface Pooling extends Texts {
  /** PyTorch's function. */
  readonly torchFunction: string;
  readonly apply: (build: OpBuilder, x: Value, window: { readonly kernel_shape: number[]; readonly strides: number[] }) => Value;
}

/** Slides over images; rows and columns that no full window covers are left out. */
export const pooling = ({ apply, torchFunction, ...texts }: Pooling): LayerDefinition => ({
  ...texts,
  family: 'convolution',
  inputs: ['input'],
  hasOutput: true,
  fields: {
    size: integerField({
      label: { en: 'Window', zh: '窗口大小' },
      help: { en: 'Height and width of the window in pixels.', zh: '窗口的高和宽，以像素计。' },
      initial: 2,
      least: 1,
      most: 8,
      unit: pixels,
    }),
    stride: integerField({
      label: { en: 'Stride', zh: '步幅' },
      help: { en: 'How far the window moves each time; usually as far as it is wide.', zh: '窗口每次移动几格；通常与窗口同宽。' },
      initial: 2,
      least: 1,
      most: 8,
      unit: pixels,
    }),
  },
  inferShape: ([input], fields) => {
    requireImage(texts.title, input);
    const shape = outputShape(input, fields);
    if (shape[1] < 1 || shape[2] < 1) throw windowTooLarge(input, numberIn(fields, 'size'));
    return shape;
  },
  parameters: () => [],
  build: ({ build, inputs: [x], fields }) => {
    const [size, stride] = [numberIn(fields, 'size'), numberIn(fields, 'stride')];
    return apply(build, x, { kernel_shape: [size, size], strides: [stride, stride] });
  },
  torch: ({ x, fields }) => ({ forward: `F.${torchFunction}(${x}, ${numberIn(fields, 'size')}, ${numberIn(fields, 'stride')})` }),
  window: (fields) => ({ size: numberIn(fields, 'size'), stride: numberIn(fields, 'stride') }),
  flop: ([input], fields) => elementCount(outputShape(input, fields)) * numberIn(fields, 'size') ** 2,
  samples: [{ inputs: [[2, 4, 4]] }, { inputs: [[1, 5, 7]], fields: { size: 3, stride: 2 } }, { inputs: [[2, 5, 5]] }],
});

interface GlobalPooling extends Texts {
  /** PyTorch's method of a tensor. */
  readonly torchMethod: string;
  /** From [N, C, H, W] to [N, C, 1, 1]. */
  readonly ofImage: (build: OpBuilder, x: Value) => Value;
  /** From [N, length, features] to [N, features]: over axis 1, which is not kept. */
  readonly ofSequence: (build: OpBuilder, x: Value) => Value;
}

/** One number for each channel of an image, or each feature of a sequence. */
export const globalPooling = ({ ofImage, ofSequence, torchMethod, ...texts }: GlobalPooling): LayerDefinition => ({
  ...texts,
  family: 'convolution',
  inputs: ['input'],
  hasOutput: true,
  fields: {},
  inferShape: ([input]) => {
    requireChannels(texts.title, input);
    return [channelsOf(input)];
  },
  parameters: () => [],
  build: ({ build, inputs: [x] }) => (channelAxis(x.type.shape.slice(1)) === 0 ? build.flatten(ofImage(build, x), { axis: 1 }) : ofSequence(build, x)),
  torch: ({ x, shapes: [example] }) => ({ forward: `${x}.${torchMethod}(${channelAxis(example) === 1 ? '1' : '(2, 3)'})` }),
  flop: ([input]) => elementCount(input),
  samples: [{ inputs: [[3, 4, 5]] }, { inputs: [[2, 1, 1]] }, { inputs: [[5, 3]] }],
});

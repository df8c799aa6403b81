/** The fields of layers whose window slides over an image or a sequence, and what follows from them. */
import { formatShape, type Shape } from '../../tensor/tensor';
import type { Text } from '../../tensor/text';
import type { Field, FieldValues } from '../../fields/definition';
import { LayerProblem, type Fix, type Window } from '../definition';
import { choiceField, choiceIn, integerField, numberIn } from '../../fields/fields';
import { pixels } from './units';
import { marginsFor, positionsOf, type Padding } from './window';

export const filtersField: Field = integerField({
  label: { en: 'Filters', zh: '卷积核个数' },
  help: { en: 'How many patterns it looks for; each makes one channel of the output.', zh: '要找多少种图样；每个卷积核产生输出的一个通道。' },
  initial: 16,
  least: 1,
  most: 4096,
});

export const filterSizeField: Field = integerField({
  label: { en: 'Filter size', zh: '卷积核大小' },
  help: { en: 'Height and width of a filter in pixels.', zh: '卷积核的高和宽，以像素计。' },
  initial: 3,
  least: 1,
  // Vision transformers cut images into patches of 16 or 32 pixels.
  most: 32,
  unit: pixels,
});

export const strideField: Field = integerField({
  label: { en: 'Stride', zh: '步幅' },
  help: { en: 'How far the filter moves each time; 2 halves height and width.', zh: '卷积核每次移动几格；取 2 时高和宽减半。' },
  initial: 1,
  least: 1,
  most: 8,
  unit: pixels,
});

export const paddingField: Field = choiceField({
  label: { en: 'Padding', zh: '填充' },
  help: {
    en: 'Same and even add a border of zeros, so that at stride 1 the image keeps its size. At a larger stride, even adds the same border, as PyTorch does, and same only as many zeros as are needed. Valid adds nothing, and the image shrinks.',
    zh: '“保持大小”和“对称”在四周补零，步幅为 1 时图像大小不变。步幅更大时，“对称”仍补同样宽的边（与 PyTorch 一致），“保持大小”只补够用的零。“不填充”则不补零，图像会变小。',
  },
  initial: 'same',
  options: [
    { value: 'same', label: { en: 'Same', zh: '保持大小' } },
    { value: 'even', label: { en: 'Even', zh: '对称' } },
    { value: 'valid', label: { en: 'Valid', zh: '不填充' } },
  ],
});

export const dilationField: Field = integerField({
  label: { en: 'Dilation', zh: '空洞率' },
  help: {
    en: 'How far apart the pixels under a filter lie. At 1 they are neighbors; at 2 every second pixel is skipped, and the filter sees further with as many weights.',
    zh: '卷积核所看的像素彼此相隔多远。取 1 时相邻；取 2 时隔一个看一个，权重不变而视野更大。',
  },
  initial: 1,
  least: 1,
  most: 8,
});

/** One use of a layer with the fields size, stride, padding and dilation. */
export interface Sliding {
  /** Positions of the window along each axis. */
  readonly positions: Shape;
  /** Of Conv. */
  readonly attributes: { readonly strides: number[]; readonly dilations: number[]; readonly pads: number[] };
}

export const isSame = (fields: FieldValues): boolean => choiceIn(fields, 'padding') === 'same';

const paddingIn = (fields: FieldValues): Padding => choiceIn(fields, 'padding') as Padding;

/** Slides along axes of these lengths; where the window does not fit, there is no position. */
export function slide(lengths: Shape, fields: FieldValues): Sliding {
  const [stride, dilation] = [numberIn(fields, 'stride'), numberIn(fields, 'dilation')];
  const reach = reachOf(fields);
  const margins = lengths.map((length) => marginsFor(length, reach, stride, paddingIn(fields)));
  return {
    positions: lengths.map((length, i) => Math.max(positionsOf(length, reach, stride, margins[i]), 0)),
    attributes: {
      strides: lengths.map(() => stride),
      dilations: lengths.map(() => dilation),
      pads: [...margins.map(({ before }) => before), ...margins.map(({ after }) => after)],
    },
  };
}

/** What a filter sees. */
export const slidingWindow = (fields: FieldValues): Window => ({ size: reachOf(fields), stride: numberIn(fields, 'stride') });

/** Pixels from the first to the last under a filter. */
const reachOf = (fields: FieldValues): number => numberIn(fields, 'dilation') * (numberIn(fields, 'size') - 1) + 1;

/**
 * The window's positions along axes of these lengths.
 * @throws LayerProblem if it does not fit.
 */
export function fittingPositions(lengths: Shape, fields: FieldValues): Shape {
  const { positions } = slide(lengths, fields);
  if (positions.every((count) => count > 0)) return positions;
  throw filterTooLarge(lengths, fields);
}

function filterTooLarge(lengths: Shape, fields: FieldValues): LayerProblem {
  const [size, reach] = [numberIn(fields, 'size'), reachOf(fields)];
  const spread = (covered: string): Text => (reach === size ? { en: '', zh: '' } : { en: `, spread over ${covered} by its dilation,`, zh: `（空洞率使它覆盖 ${covered}）` });
  return new LayerProblem(lengths.length === 1 ? tooLong(lengths, size, spread(String(reach))) : tooLarge(lengths, size, spread(`${reach}×${reach}`)), padWithZeros);
}

const tooLong = ([length]: Shape, size: number, spread: Text): Text => ({
  en: `A filter of ${size}${spread.en} does not fit into a sequence of ${length}. Add padding or use a smaller filter.`,
  zh: `长度为 ${size} 的卷积核${spread.zh}放不进长度为 ${length} 的序列。请加上填充，或换小一些的卷积核。`,
});

const tooLarge = (lengths: Shape, size: number, spread: Text): Text => ({
  en: `A ${size}×${size} filter${spread.en} does not fit into an image of ${formatShape(lengths)}. Add padding or use a smaller filter.`,
  zh: `${size}×${size} 的卷积核${spread.zh}放不进 ${formatShape(lengths)} 的图像。请加上填充，或换小一些的卷积核。`,
});

const padWithZeros: Fix = { kind: 'setField', field: 'padding', value: 'same', text: { en: 'Pad with zeros', zh: '在四周补零' } };

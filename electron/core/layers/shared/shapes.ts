/** How layers speak about the shapes they get, and the checks that several of them share. */
import { formatShape, type Shape } from '../../tensor/tensor';
import type { Text } from '../../tensor/text';
import { LayerProblem, type Fix } from '../definition';

/** `64 numbers`, or `an image of 32×28×28`. */
export function describeShape(shape: Shape): Text {
  if (shape.length === 1) return { en: `${shape[0]} ${shape[0] === 1 ? 'number' : 'numbers'}`, zh: `${shape[0]} 个数` };
  const size = formatShape(shape);
  return shape.length === 3 ? { en: `an image of ${size}`, zh: `${size} 的图像` } : { en: `a tensor of ${size}`, zh: `${size} 的张量` };
}

const imagePattern: Text = { en: 'channels×height×width', zh: '通道×高×宽' };

/** Of layers that take any flat list. */
export const listPattern: Text = { en: 'a flat list', zh: '一列数' };

export const insertFlatten = {
  kind: 'insertBefore',
  layer: 'flatten',
  fields: {},
  text: { en: 'Put a Flatten layer before it', zh: '在前面加一个展平层' },
} as const satisfies Fix;

export const disconnect: Fix = { kind: 'disconnect', text: { en: 'Remove this connection', zh: '断开这条连线' } };

/**
 * For layers with a window.
 * @throws LayerProblem unless the shape is channels × height × width.
 */
export function requireImage(name: Text, shape: Shape): void {
  if (shape.length !== 3) throw noImage(shape, { en: `${name.en} slides over an image (channels×height×width)`, zh: `${name.zh}要在图像（通道×高×宽）上滑动` });
}

/**
 * For layers that change the size of an image.
 * @throws LayerProblem unless the shape is channels × height × width.
 */
export function requireSides(name: Text, shape: Shape): void {
  if (shape.length !== 3) throw noImage(shape, { en: `${name.en} changes the height and width of an image (channels×height×width)`, zh: `${name.zh}改变图像（通道×高×宽）的高和宽` });
}

function noImage(shape: Shape, wanted: Text): LayerProblem {
  const got = describeShape(shape);
  const text = { en: `${wanted.en}, got ${got.en}. Place it before the Flatten layer.`, zh: `${wanted.zh}，收到的却是 ${got.zh}。请把它放在展平层之前。` };
  return new LayerProblem(text, disconnect, { expected: imagePattern });
}

/** Puts a Reshape layer before. */
export function insertReshape(shape: Shape): Fix {
  const typed = shape.join('x');
  return { kind: 'insertBefore', layer: 'reshape', fields: { shape: typed }, text: { en: `Reshape it to ${typed} first`, zh: `先把形状改为 ${typed}` } };
}

/**
 * `need` says what the layer does with a sequence, as the first clause of the sentence; `fixForList` what to do with a flat list.
 * @throws LayerProblem unless the shape is length × features.
 */
export function requireSequence(need: Text, shape: Shape, fixForList = disconnect): void {
  if (shape.length === 2) return;
  const got = describeShape(shape);
  const text = {
    en: `${need.en}, got ${got.en}. Make a sequence of it with a Reshape layer.`,
    zh: `${need.zh}，收到的却是 ${got.zh}。请先用“改变形状”层把它变成序列。`,
  };
  const [channels, height, width] = shape;
  const fix = shape.length === 1 ? fixForList : insertReshape(channels === 1 ? [height, width] : [channels, height * width]);
  throw new LayerProblem(text, fix, { expected: { en: 'length×features', zh: '长度×特征' } });
}

/**
 * @throws LayerProblem if the shape is a flat list, which has one number in each channel.
 */
export function requireChannels(name: Text, shape: Shape): void {
  if (shape.length > 1) return;
  const got = describeShape(shape);
  throw new LayerProblem(
    {
      en: `${name.en} works inside the channels of an image or the features of a sequence, got ${got.en}. Place it before the Flatten layer.`,
      zh: `${name.zh}在图像的每个通道或序列的每个特征内部进行，收到的却是 ${got.zh}。请把它放在展平层之前。`,
    },
    disconnect,
    { expected: imagePattern },
  );
}

/** The largest number up to `most` that divides a positive whole number. */
export function largestDivisor(whole: number, most: number): number {
  for (let divisor = Math.min(most, whole); ; divisor--) if (whole % divisor === 0) return divisor;
}

/** How layers speak about the shapes they get, and the checks that several of them share. */
import { formatShape, type Shape } from '../../tensor/tensor';
import type { Text } from '../../tensor/text';
import { LayerProblem, type Fix, type Surroundings } from '../definition';

/** `64 numbers`, or `an image of 32×28×28`. */
export function describeShape(shape: Shape): Text {
  if (shape.length === 1) return { en: `${shape[0]} ${shape[0] === 1 ? 'number' : 'numbers'}`, zh: `${shape[0]} 个数` };
  const size = formatShape(shape);
  return shape.length === 3 ? { en: `an image of ${size}`, zh: `${size} 的图像` } : { en: `a tensor of ${size}`, zh: `${size} 的张量` };
}

export const insertFlatten: Fix = {
  kind: 'insertBefore',
  layer: 'flatten',
  fields: {},
  text: { en: 'Put a Flatten layer before it', zh: '在前面加一个展平层' },
};

export const disconnect: Fix = { kind: 'disconnect', text: { en: 'Remove this connection', zh: '断开这条连线' } };

/**
 * @throws LayerProblem unless the shape is channels × height × width.
 */
export function requireImage(name: Text, shape: Shape): void {
  if (shape.length === 3) return;
  const got = describeShape(shape);
  throw new LayerProblem(
    {
      en: `${name.en} slides over an image (channels×height×width), got ${got.en}. Place it before the Flatten layer.`,
      zh: `${name.zh}要在图像（通道×高×宽）上滑动，收到的却是 ${got.zh}。请把它放在展平层之前。`,
    },
    disconnect,
  );
}

/**
 * @throws LayerProblem unless there are classes to learn and one number for each.
 */
export function requireScores(name: Text, shape: Shape, surroundings: Surroundings): void {
  if (!('classCount' in surroundings)) throw new LayerProblem(noClasses(name));
  const { classCount } = surroundings;
  if (shape.length === 1 && shape[0] === classCount) return;
  const got = describeShape(shape);
  const text: Text = {
    en: `${name.en} needs ${classCount} values, one for each class, got ${got.en}.`,
    zh: `${name.zh}需要 ${classCount} 个数，每个类别一个，收到的却是 ${got.zh}。`,
  };
  throw new LayerProblem(text, shape.length === 1 ? insertDense(classCount) : insertFlatten);
}

const noClasses = (name: Text): Text => ({
  en: `${name.en} learns classes, but this dataset has numbers to predict. Use Squared error in its place.`,
  zh: `${name.zh}学的是类别，而这个数据集要预测的是数值。请换成平方误差层。`,
});

const insertDense = (units: number): Fix => ({
  kind: 'insertBefore',
  layer: 'dense',
  fields: { units },
  text: { en: `Put a Dense layer with ${units} units before it`, zh: `在前面加一个 ${units} 个单元的全连接层` },
});

/** Shapes as people type them: `8x4x4`, `-1x16`. */
import { elementCount, type Shape } from '../../tensor/tensor';
import type { Text } from '../../tensor/text';

/** Lists have one axis, sequences two, images three; models of other programs cut them up further. */
const mostAxes = 6;

/** The sizes of a typed shape, -1 for the one that follows from the others; `undefined` if it is none. */
export function parseShape(text: string): Shape | undefined {
  const sizes = text.split(/\s*[x×*,]\s*/i).map((part) => (/^(-1|[1-9]\d{0,6})$/.test(part) ? Number(part) : Number.NaN));
  const isShape = sizes.length <= mostAxes && !sizes.some(Number.isNaN) && sizes.filter((size) => size === -1).length <= 1;
  return isShape ? sizes : undefined;
}

/** What is wrong with a typed shape, or `undefined`. */
export const shapeMistake = (text: string): Text | undefined =>
  parseShape(text)
    ? undefined
    : {
        en: `"${text}" is no shape. Write one to six whole numbers with x between them, such as 8x4x4; one of them may be -1.`,
        zh: `“${text}”不是形状。请写一到六个整数，中间用 x 隔开，如 8x4x4；其中一个可以是 -1。`,
      };

/** The shape with -1 filled in so that it holds `count` elements; `undefined` if none does. */
export function fillShape(sizes: Shape, count: number): Shape | undefined {
  const known = elementCount(sizes.filter((size) => size !== -1));
  const shape = sizes.map((size) => (size === -1 ? count / known : size));
  return elementCount(shape) === count && shape.every(Number.isInteger) ? shape : undefined;
}

/** From the attributes of Resize to what happens along each axis. */
import type { Attributes } from '../../../graph/graph';
import { normalizeAxis } from '../../../tensor/shape';
import { formatShape, type Shape } from '../../../tensor/tensor';
import { numberAttribute, numbersAttribute, stringAttribute } from '../attributes';

/** One axis: `from` elements become `to`. */
export interface ResizedAxis {
  readonly axis: number;
  readonly from: number;
  readonly to: number;
  /** ONNX's scale; `to` is not always exactly `from · scale`. */
  readonly scale: number;
  /** The part of the axis that is looked at in the mode tf_crop_and_resize, as shares of its length. */
  readonly roi: readonly [number, number];
}

const listed = (attributes: Attributes, name: string, count: number): readonly number[] | undefined => {
  if (attributes[name] === undefined) return undefined;
  const values = numbersAttribute(attributes, name);
  if (values.length !== count) throw new Error(`Resize needs ${count} ${name}, one per axis, got ${values.length}.`);
  return values;
};

/** One scale for all axes, so that the picture keeps its proportions; undefined for stretching. */
function commonScale(attributes: Attributes, scales: readonly number[]): number | undefined {
  const policy = stringAttribute(attributes, 'keep_aspect_ratio_policy', 'stretch');
  switch (policy) {
    case 'stretch':
      return undefined;
    case 'not_larger':
      return Math.min(...scales);
    case 'not_smaller':
      return Math.max(...scales);
    default:
      throw new Error(`Resize knows the policies stretch, not_larger and not_smaller, not "${policy}".`);
  }
}

/** Sizes and scales of the resized axes, from whichever of the two is given. */
function sizesAndScales(from: Shape, attributes: Attributes): readonly (readonly [to: number, scale: number])[] {
  const scales = listed(attributes, 'scales', from.length);
  const sizes = listed(attributes, 'sizes', from.length);
  if ((scales === undefined) === (sizes === undefined)) throw new Error('Resize needs either scales or sizes.');
  if (scales) return from.map((size, i) => [Math.floor(size * scales[i]), scales[i]]);
  const stretched = from.map((size, i) => (sizes?.[i] ?? 0) / size);
  const common = commonScale(attributes, stretched);
  return from.map((size, i) => (common === undefined ? [sizes?.[i] ?? 0, stretched[i]] : [Math.floor(common * size + 0.5), common]));
}

/** @throws a sentence if the attributes do not fit the shape. */
export function planResize(shape: Shape, attributes: Attributes): readonly ResizedAxis[] {
  const axes = numbersAttribute(attributes, 'axes', Array.from(shape.keys())).map((axis) => normalizeAxis(axis, shape.length));
  const roi = listed(attributes, 'roi', 2 * axes.length) ?? axes.concat(axes).map((_, i) => (i < axes.length ? 0 : 1));
  const targets = sizesAndScales(axes.map((axis) => shape[axis]), attributes);
  return axes.map((axis, i) => {
    const [to, scale] = targets[i];
    if (!Number.isSafeInteger(to) || to < 0 || !(scale > 0)) throw new Error(`Resize cannot give axis ${axis} of ${formatShape(shape)} the size ${to}.`);
    return { axis, from: shape[axis], to, scale, roi: [roi[i], roi[axes.length + i]] };
  });
}

export const resizedShape = (shape: Shape, plan: readonly ResizedAxis[]): Shape => plan.reduce((resized, { axis, to }) => resized.with(axis, to), shape);

/** Nothing happens along such an axis. */
export const isResized = ({ from, to, scale, roi }: ResizedAxis, attributes: Attributes): boolean =>
  from !== to || scale !== 1 || (attributes.coordinate_transformation_mode === 'tf_crop_and_resize' && (roi[0] !== 0 || roi[1] !== 1));

/** Where in the input an element of the output lies. */
export function sourcePosition(x: number, { from, to, scale, roi }: ResizedAxis, mode: string): number {
  const length = from * scale;
  switch (mode) {
    case 'half_pixel':
      return (x + 0.5) / scale - 0.5;
    case 'half_pixel_symmetric':
      return (from / 2) * (1 - to / length) + (x + 0.5) / scale - 0.5;
    case 'pytorch_half_pixel':
      return length === 1 ? -0.5 : (x + 0.5) / scale - 0.5;
    case 'align_corners':
      return length === 1 ? 0 : (x * (from - 1)) / (length - 1);
    case 'asymmetric':
      return x / scale;
    case 'tf_half_pixel_for_nn':
      return (x + 0.5) / scale;
    case 'tf_crop_and_resize': {
      const width = (roi[1] - roi[0]) * (from - 1);
      return roi[0] * (from - 1) + (length === 1 ? width / 2 : (x * width) / (length - 1));
    }
    default:
      throw new Error(`Resize does not know the coordinate transformation "${mode}".`);
  }
}

export const transformationOf = (attributes: Attributes): string => stringAttribute(attributes, 'coordinate_transformation_mode', 'half_pixel');

/** What the mode tf_crop_and_resize puts where it looks outside the input. */
export const extrapolationOf = (attributes: Attributes): number => numberAttribute(attributes, 'extrapolation_value', 0);

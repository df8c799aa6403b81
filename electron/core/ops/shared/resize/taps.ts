/** Which elements of the input make one element of the output along an axis, and with which weights. */
import type { Attributes } from '../../../graph/graph';
import { numberAttribute, stringAttribute } from '../attributes';
import { sourcePosition, transformationOf, type ResizedAxis } from './plan';

export interface Taps {
  /** The first neighbour; the others follow it. Neighbours outside the axis stand for the element at its edge. */
  readonly first: number;
  readonly weights: readonly number[];
  /** True where the mode tf_crop_and_resize looks beyond the input. */
  readonly isOutside: boolean;
}

/** A function of the distance to the neighbour, which is 0 from `reach` on. */
interface Kernel {
  readonly reach: number;
  readonly weight: (distance: number) => number;
}

const linear: Kernel = { reach: 1, weight: (distance) => Math.max(0, 1 - distance) };

/** Keys 1981, with his parameter a. */
const cubic = (a: number): Kernel => ({
  reach: 2,
  weight: (d) => {
    if (d <= 1) return (a + 2) * d ** 3 - (a + 3) * d ** 2 + 1;
    return d < 2 ? a * d ** 3 - 5 * a * d ** 2 + 8 * a * d - 4 * a : 0;
  },
});

const roundings: Readonly<Record<string, (position: number) => number>> = {
  round_prefer_floor: (position) => Math.ceil(position - 0.5),
  round_prefer_ceil: (position) => Math.floor(position + 0.5),
  floor: Math.floor,
  ceil: Math.ceil,
};

function nearest(position: number, attributes: Attributes): Omit<Taps, 'isOutside'> {
  const mode = stringAttribute(attributes, 'nearest_mode', 'round_prefer_floor');
  if (!Object.hasOwn(roundings, mode)) throw new Error(`Resize knows the nearest modes ${Object.keys(roundings).join(', ')}, not "${mode}".`);
  return { first: roundings[mode](position), weights: [1] };
}

/** Weights of all elements within reach. When the output is smaller and `antialias` is set, the kernel is stretched over what it skips. */
function weighted(position: number, { reach, weight }: Kernel, axis: ResizedAxis, attributes: Attributes): Omit<Taps, 'isOutside'> {
  const isStretched = numberAttribute(attributes, 'antialias', 0) !== 0;
  const shrink = isStretched ? Math.min(axis.scale, 1) : 1;
  const half = Math.ceil(reach / shrink);
  const first = Math.ceil(position) - half;
  const weights = Array.from({ length: 2 * half }, (_, i) => weight(Math.abs(first + i - position) * shrink));
  const excludes = numberAttribute(attributes, 'exclude_outside', 0) !== 0;
  const kept = excludes ? weights.map((each, i) => (first + i >= 0 && first + i < axis.from ? each : 0)) : weights;
  const sum = kept.reduce((total, each) => total + each, 0);
  return { first, weights: excludes || isStretched ? kept.map((each) => each / sum) : kept };
}

/**
 * The taps of every element of the output along the axis.
 * @throws a sentence if a mode is unknown.
 */
export function tapsAlong(axis: ResizedAxis, attributes: Attributes): readonly Taps[] {
  const mode = stringAttribute(attributes, 'mode', 'nearest');
  const transformation = transformationOf(attributes);
  const kernels: Readonly<Record<string, Kernel>> = { linear, cubic: cubic(numberAttribute(attributes, 'cubic_coeff_a', -0.75)) };
  if (mode !== 'nearest' && !Object.hasOwn(kernels, mode)) throw new Error(`Resize knows the modes nearest, linear and cubic, not "${mode}".`);
  return Array.from({ length: axis.to }, (_, x) => {
    const position = sourcePosition(x, axis, transformation);
    const isOutside = transformation === 'tf_crop_and_resize' && (position < 0 || position > axis.from - 1);
    const taps = mode === 'nearest' ? nearest(position, attributes) : weighted(position, kernels[mode], axis, attributes);
    return { ...taps, isOutside };
  });
}

/** The matrix [to, from] that resizes along the axis. */
export function resizeMatrix(axis: ResizedAxis, attributes: Attributes): Float64Array {
  const matrix = new Float64Array(axis.to * axis.from);
  tapsAlong(axis, attributes).forEach(({ first, weights, isOutside }, x) => {
    if (isOutside) return;
    weights.forEach((weight, i) => {
      const source = Math.min(Math.max(first + i, 0), axis.from - 1);
      matrix[x * axis.from + source] += weight;
    });
  });
  return matrix;
}

/** Two directions in the space of all weights, along which the loss is looked at. */
import type { Tensors } from '../../network/build';
import { learnedParameters, type NetworkPlan, type NetworkParameter } from '../../network/plan';
import { principalComponents } from '../../projection/principal-components';
import { Random } from '../../tensor/random';
import { zeros, type Tensor } from '../../tensor/tensor';

export interface WeightPlace {
  /** `<layer>.<name>` of a learned parameter. */
  readonly parameter: string;
  /** Of the element, row by row. */
  readonly index: number;
}

export type Directions =
  /** Normal random numbers, filter by filter as long as the weights (Li et al. 2018, "Visualizing the Loss Landscape of Neural Nets"). */
  | { readonly kind: 'random'; readonly seed: number }
  /** Two weights; one unit of the map is one unit of the weight. */
  | { readonly kind: 'weights'; readonly weights: readonly [WeightPlace, WeightPlace] }
  /** Made before, of length 1 or not. */
  | { readonly kind: 'made'; readonly axes: readonly [Direction, Direction] };

/** For each learned parameter a tensor of its shape, by name. */
export type Direction = Tensors;

/** @param center gives the lengths of the filters */
export function makeDirections(plan: NetworkPlan, center: Tensors, directions: Directions): readonly [Direction, Direction] {
  if (directions.kind === 'made') return directions.axes;
  const learned = learnedParameters(plan);
  const each = (make: (parameter: NetworkParameter) => Tensor): Direction => Object.fromEntries(learned.map((parameter) => [parameter.name, make(parameter)]));
  if (directions.kind === 'weights') {
    const along = ({ parameter, index }: WeightPlace) => each(({ name, shape }) => (name === parameter ? unit(shape, index) : zeros('float32', shape)));
    return [along(directions.weights[0]), along(directions.weights[1])];
  }
  const random = new Random(directions.seed);
  const along = (axis: string) => each(({ name }) => filterNormalized(center[name], random.fork(`${axis} ${name}`)));
  return [along('x'), along('y')];
}

function unit(shape: readonly number[], index: number): Tensor {
  const tensor = zeros('float32', shape);
  tensor.data[index] = 1;
  return tensor;
}

/** A filter is what belongs to one place of the first axis. As in the paper's code, biases and the scales of normalizations stay: zeros. */
function filterNormalized({ shape, data }: Tensor, random: Random): Tensor {
  const direction = zeros('float32', shape);
  if (shape.length < 2) return direction;
  const size = data.length / shape[0];
  for (let start = 0; start < data.length; start += size) {
    const drawn = Float64Array.from({ length: size }, () => random.normal());
    const scale = length(data.subarray(start, start + size)) / length(drawn);
    drawn.forEach((value, i) => (direction.data[start + i] = scale * value));
  }
  return direction;
}

/** center + x · first + y · second for what is learned; the rest stays. */
export function moved(center: Tensors, [first, second]: readonly [Direction, Direction], x: number, y: number): Tensors {
  const along = (name: string, tensor: Tensor): Tensor => {
    if (!(name in first)) return tensor;
    const data = Float32Array.from(tensor.data, (value, i) => value + x * first[name].data[i] + y * second[name].data[i]);
    return { ...tensor, data };
  };
  return Object.fromEntries(Object.entries(center).map(([name, tensor]) => [name, along(name, tensor)]));
}

/** The place of the plane that is nearest to these weights: least squares along both directions. */
export function projected(center: Tensors, [first, second]: readonly [Direction, Direction], weights: Tensors): { readonly x: number; readonly y: number } {
  const away: Tensors = Object.fromEntries(Object.keys(first).map((name) => [name, { ...weights[name], data: Float64Array.from(weights[name].data, (value, i) => value - center[name].data[i]) }]));
  const [aa, ab, bb] = [product(first, first), product(first, second), product(second, second)];
  const [a, b] = [product(first, away), product(second, away)];
  const determinant = aa * bb - ab * ab;
  if (determinant === 0) return { x: 0, y: 0 };
  return { x: (bb * a - ab * b) / determinant, y: (aa * b - ab * a) / determinant };
}

/**
 * The two directions in which some weights of one network spread most, of length 1, with the shares of the variance.
 * @param moments what is learned, by name, moment by moment
 */
export function principalDirections(moments: readonly Tensors[]): { readonly axes: readonly [Direction, Direction]; readonly shares: readonly [number, number] } {
  const [first] = moments;
  const parts = Object.entries(first);
  const width = parts.reduce((sum, [, { data }]) => sum + data.length, 0);
  const values = new Float32Array(width * moments.length);
  moments.forEach((moment, row) => {
    let at = row * width;
    for (const [name] of parts) {
      values.set(moment[name].data, at);
      at += moment[name].data.length;
    }
  });
  const { directions, shares } = principalComponents({ width, values });
  const unflattened = (direction: Float64Array): Direction => {
    let at = 0;
    return Object.fromEntries(parts.map(([name, { shape, data }]) => [name, { dtype: 'float32', shape, data: Float32Array.from(direction.subarray(at, (at += data.length))) }]));
  };
  return { axes: [unflattened(directions[0]), unflattened(directions[1])], shares };
}

const length = (values: ArrayLike<number>): number => Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));

function product(a: Direction, b: Direction): number {
  let sum = 0;
  for (const [name, { data }] of Object.entries(a)) for (let i = 0; i < data.length; i++) sum += data[i] * b[name].data[i];
  return sum;
}

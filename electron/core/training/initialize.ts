/** First values of parameters and optimizer state. */
import type { Initializer } from '../layers/definition';
import type { Tensors } from '../network/build';
import type { NetworkPlan } from '../network/plan';
import { Random } from '../tensor/random';
import { elementCount, float32, sameShape, zeros, type Shape, type TensorType } from '../tensor/tensor';
import { orthogonal } from './orthogonal';
import type { TrainingSettings } from './settings';
import { accumulatorTypes, stateTypes } from './step/inputs';

/** Random weights; those of a layer depend only on the seed and the layer's id, not on other layers. */
export function initializeParameters(plan: NetworkPlan, seed: number): Tensors {
  const random = new Random(seed);
  const entries = plan.parameters.map(({ name, shape, initializer }) => {
    return [name, float32(shape, firstValues(initializer, shape, random.fork(name)))] as const;
  });
  return Object.fromEntries(entries);
}

/** The optimizer's state before the first step: zeros. */
export const initializeState = (plan: NetworkPlan, settings: Pick<TrainingSettings, 'optimizer'>): Tensors => zerosOf(stateTypes(plan, settings));

/** The sums of gradients before the first batch: zeros, if there are any. */
export const initializeAccumulators = (plan: NetworkPlan, settings: Pick<TrainingSettings, 'accumulation'>): Tensors => zerosOf(accumulatorTypes(plan, settings));

const zerosOf = (types: Readonly<Record<string, TensorType>>): Tensors =>
  Object.fromEntries(Object.entries(types).map(([name, { dtype, shape }]) => [name, zeros(dtype, shape)]));

/**
 * He et al. 2015: variance 2 / fanIn. Glorot and Bengio 2010: variance 2 / (fanIn + fanOut), uniform or normal.
 * LeCun et al. 1998: variance 1 / fanIn. Saxe et al. 2014: orthogonal.
 */
function firstValues(initializer: Initializer, shape: Shape, random: Random): Float64Array {
  const draw = (next: () => number) => Float64Array.from({ length: elementCount(shape) }, next);
  const normal = (deviation: number) => draw(() => random.normal() * deviation);
  const uniform = (most: number) => draw(() => (2 * random.uniform() - 1) * most);
  switch (initializer.kind) {
    case 'constant':
      return draw(() => initializer.value);
    case 'uniform':
      return uniform(initializer.scale);
    case 'normal':
      return normal(initializer.scale);
    case 'he':
      return normal(Math.sqrt(2 / initializer.fanIn));
    case 'lecun':
      return normal(Math.sqrt(1 / initializer.fanIn));
    case 'glorot':
      return uniform(Math.sqrt(6 / (initializer.fanIn + initializer.fanOut)));
    case 'glorotNormal':
      return normal(Math.sqrt(2 / (initializer.fanIn + initializer.fanOut)));
    case 'stored':
      return Float64Array.from(initializer.values);
    case 'orthogonal':
      return orthogonal(shape[0], elementCount(shape.slice(1)), random);
  }
}

/** The weights of a plan: `known` where they fit, first ones elsewhere. */
export function completeWeights(plan: NetworkPlan, known: Tensors, seed: number): Tensors {
  const isComplete = plan.parameters.every(({ name, shape }) => name in known && sameShape(known[name].shape, shape));
  return isComplete ? known : keepFitting(known, initializeParameters(plan, seed)).tensors;
}

const layerOf = (name: string): string => name.slice(0, name.indexOf('.'));

/** Tensors of a changed network, and which layers kept all they had learned. */
export interface Kept {
  readonly tensors: Tensors;
  readonly layers: readonly string[];
}

/** Takes from `old` each tensor that has the same name and shape in `fresh`; the others are the fresh ones. */
export function keepFitting(old: Tensors, fresh: Tensors): Kept {
  const names = Object.keys(fresh);
  const fits = (name: string) => name in old && sameShape(old[name].shape, fresh[name].shape);
  const changed = new Set(names.filter((name) => !fits(name)).map(layerOf));
  const layers = [...new Set(names.map(layerOf))].filter((layer) => !changed.has(layer));
  return { layers, tensors: Object.fromEntries(names.map((name) => [name, fits(name) ? old[name] : fresh[name]])) };
}

/** What ScatterElements and ScatterND have in common: how updates are written, and the gradients. */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../builder';

/** How an update meets what stands at its place already. */
export type Scattering = (present: number, update: number) => number;

const scatterings: Readonly<Record<string, Scattering>> = {
  none: (_, update) => update,
  add: (present, update) => present + update,
  mul: (present, update) => present * update,
  max: Math.max,
  min: Math.min,
};

/** @throws if ONNX has no such `reduction`. */
export function scatteringNamed(op: string, reduction: string): Scattering {
  if (!Object.hasOwn(scatterings, reduction)) throw new Error(`${op} knows the reductions ${Object.keys(scatterings).join(', ')}, not "${reduction}".`);
  return scatterings[reduction];
}

interface ScatterGradient {
  readonly op: string;
  readonly reduction: string;
  readonly upstream: Value;
  /** Reads a tensor of the data's shape at the indices. */
  readonly gathered: (value: Value) => Value;
  /** The upstream gradient with zeros at the indices. */
  readonly cleared: () => Value;
  /** For max and min: the result, the data and the updates. */
  readonly result: Value;
  readonly data: Value;
  readonly updates: Value;
}

/** Gradients of data and updates. What was written over has none; of an extreme, whoever equals it gets the gradient. */
export function scatterGradients(build: OpBuilder, { op, reduction, upstream, gathered, cleared, result, data, updates }: ScatterGradient): readonly [Value, Value] {
  switch (reduction) {
    case 'none':
      return [cleared(), gathered(upstream)];
    case 'add':
      return [upstream, gathered(upstream)];
    case 'max':
    case 'min':
      return [build.where(build.equal(data, result), upstream, 0), build.where(build.equal(updates, gathered(result)), gathered(upstream), 0)];
    default:
      throw new Error(`${op} is not differentiable with the reduction "${reduction}".`);
  }
}

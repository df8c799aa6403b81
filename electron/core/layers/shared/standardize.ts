/** Between the raw features of a dataset and the standardized numbers that networks compute with. */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../../ops/builder';
import type { Surroundings } from '../definition';

type Scale = Pick<Surroundings, 'mean' | 'deviation'>;

/** (x - mean) / deviation as real numbers. */
export function standardize(build: OpBuilder, raw: Value, { mean, deviation }: Scale): Value {
  const x = raw.type.dtype === 'uint8' ? build.cast(raw, { to: 'float32' }) : raw;
  return build.mul(build.sub(x, mean), 1 / deviation);
}

/** The way back: x · deviation + mean, in the units of the features. */
export const unstandardize = (build: OpBuilder, x: Value, { mean, deviation }: Scale): Value => build.add(build.mul(x, deviation), mean);

import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../builder';

/**
 * The same value for every example of the batch `x`, [N, ...shape of the value]. As a product with a one for each, made
 * from `x`, so that an exported model holds for any batch.
 */
export function forEachExample(build: OpBuilder, value: Value, x: Value): Value {
  const { dtype, shape } = value.type;
  const first = build.slice(build.flatten(x), { starts: [0], ends: [1], axes: [1] });
  const ones = build.reshape(build.cast(build.equal(first, first), { to: dtype }), { shape: [-1, ...shape.map(() => 1)] });
  return build.mul(value, ones);
}

import type { Value } from '../graph/graph';
import { float32, int64 } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import { reduction } from './shared/reduction';
import { spread } from './shared/samples';

/** The product of all other elements, for each element; zeros are counted instead of divided by. */
function productOfOthers(build: OpBuilder, x: Value, y: Value): Value {
  const axes = x.type.shape.flatMap((size, axis) => (y.type.shape[axis] === size ? [] : [axis]));
  const over = { axes, noop_with_empty_axes: 1 };
  const isZero = build.equal(x, 0);
  const zero = build.cast(isZero, { to: x.type.dtype });
  const otherZeros = build.sub(build.reduceSum(zero, over), zero);
  const nonzero = build.add(x, zero);
  return build.where(build.equal(otherZeros, 0), build.div(build.reduceProd(nonzero, over), nonzero), 0);
}

export const reduceProd = reduction('ReduceProd', {
  summary: 'The product over the given axes',
  start: 1,
  combine: (total, element) => total * element,
  gradient: ({ build, x, y, upstream }) => build.mul(upstream, productOfOthers(build, x, y)),
  samples: [
    { inputs: [spread([3, 4])], attributes: { axes: [0] } },
    { inputs: [spread([2, 3, 4])], attributes: { axes: [-1, 0], keepdims: 0 } },
    { inputs: [int64([2, 2], [1, 2, 3, 4])], attributes: { axes: [1] } },
    { inputs: [float32([3, 3], [0, 2, 3, 0, 0, 4, 1, 2, 3])], attributes: { axes: [1], keepdims: 0 } },
  ],
});

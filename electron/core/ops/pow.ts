import { float32, int64 } from '../tensor/tensor';
import { broadcastShapes } from '../tensor/shape';
import type { OpDefinition } from './definition';
import { elements, lowerElementwise, requireInputs, requireNumbers, sumToShapeOf, zipElements } from './shared/elementwise';
import { spread } from './shared/samples';

/** The exponent may have another dtype than the base; the result has the dtype of the base. */
export const pow: OpDefinition = {
  name: 'Pow',
  summary: 'a to the power of b, element by element',
  inferTypes: (inputs) => {
    requireInputs('Pow', inputs, 2);
    inputs.forEach((input) => requireNumbers('Pow', input));
    return [{ dtype: inputs[0].dtype, shape: broadcastShapes(inputs[0].shape, inputs[1].shape) }];
  },
  forward: ([a, b]) => [zipElements(a, b, Math.pow)],
  code: () => elements(Math.pow),
  // dy/da = b·a^(b-1), which is 0 for b = 0 even at a = 0.
  // dy/db = y·ln a, taken as 0 where a ≤ 0 and the logarithm does not exist.
  gradient: ({ build, inputs: [a, exponent], outputs: [y], upstream }) => {
    const b = build.cast(exponent, { to: a.type.dtype });
    const da = build.where(build.equal(b, 0), 0, build.mul(b, build.pow(a, build.sub(b, 1))));
    const db = build.where(build.greater(a, 0), build.mul(y, build.log(a)), 0);
    const toExponent = build.cast(sumToShapeOf(build, build.mul(upstream, db), exponent), { to: exponent.type.dtype });
    return [sumToShapeOf(build, build.mul(upstream, da), a), toExponent];
  },
  lower: lowerElementwise,
  samples: [
    { inputs: [spread([2, 3], 0.5, 2), spread([2, 3], -1, 2, 2)] },
    { inputs: [spread([2, 3]), float32([], [2])], differentiate: [0] },
    { inputs: [float32([3], [0, 1, -2]), int64([2, 1], [0, 3])] },
  ],
};

import { requireFloat } from './shared/elementwise';
import { reduction } from './shared/reduction';
import { spread } from './shared/samples';

/** ln(e^a + e^b) without overflow. */
function logAdd(a: number, b: number): number {
  const larger = Math.max(a, b);
  return Number.isFinite(larger) ? larger + Math.log1p(Math.exp(-Math.abs(a - b))) : larger;
}

export const reduceLogSumExp = reduction('ReduceLogSumExp', {
  summary: 'The logarithm of the sum of exponentials over the given axes',
  start: -Infinity,
  combine: logAdd,
  // dy/dx = e^(x − y), the softmax.
  gradient: ({ build, x, y, upstream }) => build.mul(upstream, build.exp(build.sub(x, y))),
  requireType: requireFloat,
  samples: [
    { inputs: [spread([3, 4])], attributes: { axes: [0] } },
    { inputs: [spread([2, 3, 4])], attributes: { axes: [-1, 0], keepdims: 0 } },
    { inputs: [spread([5])], attributes: { keepdims: 0 } },
  ],
});

import { int64 } from '../tensor/tensor';
import { binary } from './shared/elementwise';
import { spread } from './shared/samples';

const truncatedQuotient = (a: number, b: number): number => Math.trunc(a / b);

export const div = binary('Div', {
  summary: 'a / b, element by element; whole numbers are cut off towards zero',
  forward: (a, b) => a / b,
  forwardAs: { int32: truncatedQuotient, int64: truncatedQuotient, uint8: truncatedQuotient },
  // y = a/b, so dy/da = 1/b and dy/db = -a/b² = -y/b.
  gradient: (build, _a, b, upstream, y) => {
    const da = build.div(upstream, b);
    return [da, build.neg(build.mul(da, y))];
  },
  samples: [
    { inputs: [spread([2, 3]), spread([2, 3], 1, 3, 2)] },
    { inputs: [spread([3, 1]), spread([2, 3, 4], -3, -1, 2)] },
    { inputs: [int64([4], [7, -7, 6, 0]), int64([4], [2, 2, -4, 3])] },
  ],
});

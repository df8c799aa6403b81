import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const softsign = unary('Softsign', {
  summary: 'x / (1 + |x|), element by element',
  forward: (x) => x / (1 + Math.abs(x)),
  // dy/dx = 1 / (1 + |x|)².
  gradient: (build, x, _y, upstream) => {
    const divisor = build.add(build.abs(x), 1);
    return build.div(upstream, build.mul(divisor, divisor));
  },
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -20, 20)] }],
});

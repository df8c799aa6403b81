import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

/** Misra 2019. */
export const mish = unary('Mish', {
  summary: 'x·tanh(ln(1 + eˣ)), element by element',
  forward: (x) => x * Math.tanh(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
  // With t = tanh(softplus x): dy/dx = t + x·(1 − t²)·sigmoid x.
  gradient: (build, x, _y, upstream) => {
    const t = build.tanh(build.softplus(x));
    const slope = build.mul(build.sub(1, build.mul(t, t)), build.sigmoid(x));
    return build.mul(upstream, build.add(t, build.mul(x, slope)));
  },
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -8, 8)] }],
});

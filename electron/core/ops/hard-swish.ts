import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

/** The HardSigmoid inside. */
const GATE = { alpha: 1 / 6, beta: 0.5 };

export const hardSwish = unary('HardSwish', {
  summary: 'x times x/6 + ½ kept between 0 and 1, element by element',
  forward: (x) => x * Math.max(0, Math.min(1, x / 6 + 0.5)),
  // dy/dx = gate + x/6 where the gate is rising, that is for |x| < 3.
  gradient: (build, x, _y, upstream) => {
    const rising = build.where(build.less(build.abs(x), 3), build.mul(x, 1 / 6), 0);
    return build.mul(upstream, build.add(build.hardSigmoid(x, GATE), rising));
  },
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -5, 5)] }],
});

import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const softplus = unary('Softplus', {
  summary: 'ln(1 + eˣ), element by element',
  // ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), which does not overflow.
  forward: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  gradient: (build, x, _y, upstream) => build.mul(upstream, build.sigmoid(x)),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -20, 20)] }],
});

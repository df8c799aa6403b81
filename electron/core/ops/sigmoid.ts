import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const sigmoid = unary('Sigmoid', {
  summary: '1 / (1 + e^−x), element by element',
  forward: (x) => 1 / (1 + Math.exp(-x)),
  // dy/dx = y·(1 − y).
  gradient: (build, _x, y, upstream) => build.mul(upstream, build.mul(y, build.sub(1, y))),
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [spread([2, 3, 4], -100, 100)] }],
});

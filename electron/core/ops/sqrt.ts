import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const sqrt = unary('Sqrt', {
  summary: 'The square root, element by element',
  forward: Math.sqrt,
  // dy/dx = 1/(2y).
  gradient: (build, _x, y, upstream) => build.div(build.mul(upstream, 0.5), y),
  samples: [{ inputs: [spread([2, 3], 0.2, 3)] }, { inputs: [spread([2, 3, 4], 0.2, 3)] }],
});

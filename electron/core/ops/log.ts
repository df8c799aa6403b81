import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const log = unary('Log', {
  summary: 'The natural logarithm, element by element',
  forward: Math.log,
  // dy/dx = 1/x.
  gradient: (build, x, _y, upstream) => build.div(upstream, x),
  samples: [{ inputs: [spread([2, 3], 0.2, 3)] }, { inputs: [spread([2, 3, 4], 0.2, 3)] }],
});

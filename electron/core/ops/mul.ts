import { binary } from './shared/elementwise';
import { spread } from './shared/samples';

export const mul = binary('Mul', {
  summary: 'a · b, element by element',
  forward: (a, b) => a * b,
  // Each input gets the upstream gradient times the other input.
  gradient: (build, a, b, upstream) => [build.mul(upstream, b), build.mul(upstream, a)],
  samples: [{ inputs: [spread([2, 3]), spread([2, 3], -1, 1, 2)] }, { inputs: [spread([2, 3, 4]), spread([4], -1, 1, 2)] }],
});

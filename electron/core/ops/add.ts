import { binary } from './shared/elementwise';
import { spread } from './shared/samples';

export const add = binary('Add', {
  summary: 'a + b, element by element',
  forward: (a, b) => a + b,
  // Copies the gradient to both inputs.
  gradient: (_build, _a, _b, upstream) => [upstream, upstream],
  samples: [{ inputs: [spread([2, 3]), spread([2, 3], -1, 1, 2)] }, { inputs: [spread([2, 3, 4]), spread([3, 1], -1, 1, 2)] }],
});

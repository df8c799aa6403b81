import { requireFloat } from './shared/elementwise';
import { spread } from './shared/samples';
import { variadic } from './shared/variadic';

export const sum = variadic('Sum', {
  summary: 'The sum of the inputs, element by element',
  combine: (total, element) => total + element,
  // Each input gets the gradient of the sum it went into.
  gradient: (_build, inputs, _y, upstream) => inputs.map(() => upstream),
  requireType: requireFloat,
  samples: [
    { inputs: [spread([2, 3]), spread([3], -1, 2, 2), spread([2, 1], -1, 2, 3)] },
    { inputs: [spread([2, 3, 4]), spread([2, 3, 4], -1, 2, 2)] },
    { inputs: [spread([4])] },
  ],
});

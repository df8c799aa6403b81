import { int64, tensor } from '../tensor/tensor';
import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const identity = unary('Identity', {
  summary: 'The input, unchanged',
  forward: (x) => x,
  gradient: (_build, _x, _y, upstream) => upstream,
  requireType: () => undefined,
  samples: [{ inputs: [spread([2, 3])] }, { inputs: [int64([2], [1, 2])] }, { inputs: [tensor('bool', [], [1])] }],
});

import { float32 } from '../tensor/tensor';
import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

export const relu = unary('Relu', {
  summary: 'max(x, 0), element by element',
  forward: (x) => Math.max(x, 0),
  // y > 0 exactly where x > 0, and y is needed by the next layer anyway, so x need not be kept.
  gradient: (build, _x, y, upstream) => build.reluGradient(y, upstream),
  samples: [{ inputs: [float32([2, 2], [-1, 0.5, 2, -3])] }, { inputs: [spread([2, 3, 4, 4])] }],
});

import { float32 } from '../tensor/tensor';
import { unary } from './shared/elementwise';
import { spread } from './shared/samples';

/** Rectified linear unit. dL/dx is dL/dy where x > 0, and 0 elsewhere (also at x = 0). */
export const relu = unary('Relu', {
  summary: 'max(x, 0), element by element',
  forward: (x) => Math.max(x, 0),
  gradient: (build, x, _y, upstream) => build.where(build.greater(x, 0), upstream, 0),
  samples: [{ inputs: [float32([2, 2], [-1, 0.5, 2, -3])] }, { inputs: [spread([2, 3, 4, 4])] }],
});

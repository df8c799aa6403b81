/** The mean of each channel of each example: [N,C,…] to [N,C,1,…]. */
import { elementCount, filled } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { reduceMean } from './reduce-mean';
import { requireInputs } from './shared/elementwise';
import { globalType, spatialAxes } from './shared/window/global-pool';
import { lowerGlobalAveragePool } from './shared/window/pool-lower-average';
import { spread } from './shared/samples';
import { spatial } from './shared/window/window';

export const globalAveragePool: OpDefinition = {
  name: 'GlobalAveragePool',
  summary: 'the mean of each channel',
  inferTypes: (inputs) => {
    requireInputs('GlobalAveragePool', inputs, 1);
    return [globalType('GlobalAveragePool', inputs[0])];
  },
  forward: ([x]) => reduceMean.forward([x], { axes: spatialAxes(x.shape) }),
  // Every element gets the same share.
  gradient: ({ build, inputs: [x], upstream }) => {
    const size = spatial(x.type.shape);
    return [build.mul(upstream, build.constant(filled(x.type.dtype, [1, 1, ...size], 1 / elementCount(size)), 'share'))];
  },
  lower: lowerGlobalAveragePool,
  samples: [{ inputs: [spread([2, 3, 4, 5])] }, { inputs: [spread([3, 1, 1, 2])] }, { inputs: [spread([2, 3, 6])] }, { inputs: [spread([2, 2, 3, 2, 2])] }],
};

import { elementCount } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { requireInputs } from './shared/elementwise';
import { globalType, spatialAxes } from './shared/window/global-pool';
import { gradientToExtremes } from './shared/reduction';
import { reduceMax } from './reduce-max';
import { spread } from './shared/samples';

/** The largest element of each channel of each picture: [N,C,…] to [N,C,1,…]. */
export const globalMaxPool: OpDefinition = {
  name: 'GlobalMaxPool',
  summary: 'the largest element of each channel',
  inferTypes: (inputs) => {
    requireInputs('GlobalMaxPool', inputs, 1);
    return [globalType('GlobalMaxPool', inputs[0])];
  },
  forward: ([x]) => reduceMax.forward([x], { axes: spatialAxes(x.shape) }),
  gradient: ({ build, inputs: [x], outputs: [y], upstream }) => {
    const count = elementCount(x.type.shape.slice(2));
    return [gradientToExtremes({ build, x, y, upstream, count })];
  },
  lower: ({ build, node, layoutOf, input }) => {
    if (layoutOf(0) === 'plain') return undefined;
    const axes = spatialAxes(node.inputs[0].type.shape).map((axis) => axis - 1);
    return { values: [build.reduceMax(input(0, 'batchLast'), { axes })], layout: 'batchLast' };
  },
  samples: [{ inputs: [spread([2, 3, 4, 5])] }, { inputs: [spread([3, 1, 1, 2])] }, { inputs: [spread([2, 3, 6])] }, { inputs: [spread([2, 2, 3, 2, 2])] }],
};

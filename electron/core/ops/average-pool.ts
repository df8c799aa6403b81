/** The mean under a sliding window; pictures [N,C,H,W]. Padding counts as zeros only with count_include_pad = 1. */
import type { Attributes } from '../graph/graph';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { averagePoolForward, planPool, pooledType } from './shared/pool-loops';
import { lowerAveragePool } from './shared/pool-lower-average';
import { spread } from './shared/samples';

export const countsPadding = (attributes: Attributes): boolean => numberAttribute(attributes, 'count_include_pad', 0) === 1;

export const averagePool: OpDefinition = {
  name: 'AveragePool',
  summary: 'the mean of the values under a sliding window',
  inferTypes: (inputs, attributes) => {
    requireInputs('AveragePool', inputs, 1);
    return [pooledType(inputs[0], planPool('AveragePool', inputs[0], attributes))];
  },
  forward: ([x], attributes) => [averagePoolForward(x, planPool('AveragePool', x, attributes), countsPadding(attributes))],
  // Every element under a window gets an equal share of its gradient.
  gradient: ({ build, inputs: [x], attributes, upstream }) => [build.averagePoolGradient(upstream, { ...attributes, size: x.type.shape.slice(2) })],
  lower: lowerAveragePool,
  samples: [
    { inputs: [spread([2, 3, 4, 6])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([2, 2, 7, 5])], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] } },
    { inputs: [spread([1, 2, 5, 5])], attributes: { kernel_shape: [3, 2], pads: [1, 1, 1, 0], count_include_pad: 1 } },
  ],
};

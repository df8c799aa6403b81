/** The mean under a sliding window; input [N,C,…]. Padding counts as zeros only with count_include_pad = 1. */
import type { Attributes } from '../graph/graph';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireFloat, requireInputs } from './shared/elementwise';
import { averagePoolForward, planPool, pooledShape } from './shared/window/pool-loops';
import { lowerAveragePool } from './shared/window/pool-lower-average';
import { spread } from './shared/samples';
import { spatial } from './shared/window/window';
import { writtenPool } from './shared/window/written';

export const countsPadding = (attributes: Attributes): boolean => numberAttribute(attributes, 'count_include_pad', 0) === 1;

export const averagePool: OpDefinition = {
  name: 'AveragePool',
  summary: 'the mean of the values under a sliding window',
  inferTypes: (inputs, attributes) => {
    requireInputs('AveragePool', inputs, 1);
    const [x] = inputs;
    requireFloat('AveragePool', x);
    return [{ dtype: x.dtype, shape: pooledShape(x.shape, planPool('AveragePool', x, attributes)) }];
  },
  forward: ([x], attributes) => [averagePoolForward(x, planPool('AveragePool', x, attributes), countsPadding(attributes))],
  // Every element under a window gets an equal share of its gradient.
  gradient: ({ build, inputs: [x], attributes, upstream }) => [build.averagePoolGradient(upstream, { ...attributes, size: spatial(x.type.shape) })],
  lower: lowerAveragePool,
  writtenAttributes: ([x], attributes) => writtenPool(attributes, planPool('AveragePool', x, attributes), countsPadding(attributes)),
  samples: [
    { inputs: [spread([2, 3, 4, 6])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([2, 2, 7, 5])], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] } },
    { inputs: [spread([1, 2, 5, 5])], attributes: { kernel_shape: [3, 2], pads: [1, 1, 1, 0], count_include_pad: 1 } },
    { inputs: [spread([2, 3, 9])], attributes: { kernel_shape: [3], strides: [2], pads: [1, 0] } },
    { inputs: [spread([2, 2, 8, 7])], attributes: { kernel_shape: [3, 2], dilations: [2, 3], pads: [1, 0, 2, 1], count_include_pad: 1 } },
    { inputs: [spread([2, 2, 6, 7])], attributes: { kernel_shape: [3, 3], strides: [2, 3], pads: [0, 1, 1, 0], ceil_mode: 1 } },
    { inputs: [spread([2, 2, 6, 7])], attributes: { kernel_shape: [3, 3], strides: [2, 3], pads: [0, 1, 1, 0], ceil_mode: 1, count_include_pad: 1 } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [3, 2], strides: [2, 1], auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [3, 2], strides: [2, 1], auto_pad: 'SAME_LOWER', count_include_pad: 1 } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [2, 3], strides: [3, 2], auto_pad: 'VALID' } },
    { inputs: [spread([2, 2, 7, 8])], attributes: { kernel_shape: [3, 3], strides: [2, 1], dilations: [2, 2], auto_pad: 'SAME_LOWER' } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [2, 3], strides: [2, 2], auto_pad: 'VALID', ceil_mode: 1 } },
    { inputs: [spread([2, 2, 4, 5])], attributes: { kernel_shape: [2, 2], strides: [3, 2], pads: [1, 1, 1, 1], ceil_mode: 1, count_include_pad: 1 } },
    { inputs: [spread([2, 2, 3, 4, 5])], attributes: { kernel_shape: [2, 2, 3], strides: [1, 2, 2], pads: [1, 0, 1, 0, 0, 1] } },
  ],
};

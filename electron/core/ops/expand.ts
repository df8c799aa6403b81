import type { Shape } from '../tensor/tensor';
import { broadcastShapes, broadcastStrides } from '../tensor/shape';
import type { Attributes } from '../graph/graph';
import type { OpDefinition } from './definition';
import { numbersAttribute } from './shared/attributes';
import { requireInputs, sumToShapeOf } from './shared/elementwise';
import { batchLastShape } from './shared/layout';
import { spread } from './shared/samples';
import { readStrided } from './shared/strided';

/** ONNX broadcasts both ways, so a size 1 in `shape` keeps the size of the input. */
const expandedShape = (from: Shape, attributes: Attributes): Shape => broadcastShapes(from, numbersAttribute(attributes, 'shape'));

/** Repeats along axes of size 1; the gradient is summed over the copies. */
export const expand: OpDefinition = {
  name: 'Expand',
  summary: 'Repeats the input so that it has the given shape',
  inferTypes: (inputs, attributes) => {
    requireInputs('Expand', inputs, 1);
    return [{ dtype: inputs[0].dtype, shape: expandedShape(inputs[0].shape, attributes) }];
  },
  forward: ([x], attributes) => {
    const shape = expandedShape(x.shape, attributes);
    return [readStrided(x, shape, broadcastStrides(x.shape, shape))];
  },
  code: ([x], attributes) => ({ kind: 'strided', strides: broadcastStrides(x.shape, expandedShape(x.shape, attributes)), start: 0 }),
  gradient: ({ build, inputs: [x], upstream }) => [sumToShapeOf(build, upstream, x)],
  lower: ({ build, node, layoutOf, input }) => {
    const { shape } = node.outputs[0].type;
    if (layoutOf(0) === 'plain' || node.inputs[0].type.shape.length !== shape.length) return undefined;
    return { values: [build.expand(input(0, 'batchLast'), { shape: batchLastShape(shape) })], layout: 'batchLast' };
  },
  inputAttributes: [{ name: 'shape', position: 1, dtype: 'int64' }],
  samples: [
    { inputs: [spread([2, 1])], attributes: { shape: [2, 3] } },
    { inputs: [spread([3, 1])], attributes: { shape: [2, 1, 4] } },
    { inputs: [spread([])], attributes: { shape: [2, 2] } },
  ],
};

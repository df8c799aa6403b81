/** The largest element under a sliding window; input [N,C,…]. A second output says where each one was found. */
import { OUTPUT_COUNT, type Attributes } from '../graph/graph';
import { stridesOf, walk } from '../tensor/shape';
import { castTensor, elementCount, int64, isFloat, type Shape, type Tensor, type TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { askedOutputs, numberAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { spread } from './shared/samples';
import { maxPoolForward, planPool, pooledShape } from './shared/window/pool-loops';
import { lowerMaxPool } from './shared/window/pool-lower-max';
import { spatial } from './shared/window/window';
import { writtenPool } from './shared/window/written';

function inferTypes(inputs: readonly TensorType[], attributes: Attributes): readonly TensorType[] {
  requireInputs('MaxPool', inputs, 1);
  const [x] = inputs;
  if (!isFloat(x.dtype) && x.dtype !== 'uint8') throw new Error(`MaxPool needs real numbers or bytes (uint8), got ${x.dtype}.`);
  const order = numberAttribute(attributes, 'storage_order', 0);
  if (order !== 0 && order !== 1) throw new Error(`MaxPool counts its indices row by row (storage_order 0) or column by column (1), not by ${order}.`);
  const shape = pooledShape(x.shape, planPool('MaxPool', x, attributes));
  return askedOutputs([{ dtype: x.dtype, shape }, { dtype: 'int64', shape }], attributes);
}

/** Offsets in a tensor [N,C,…], counted in each plane with the first axis running fastest instead of the last. */
function columnByColumn(offsets: Int32Array, shape: Shape): number[] {
  const size = spatial(shape);
  const columnMajor = new Int32Array(elementCount(size));
  walk(size, stridesOf(size.toReversed()).reverse(), (index, offset) => (columnMajor[index] = offset));
  return Array.from(offsets, (offset) => {
    const inPlane = offset % columnMajor.length;
    return offset - inPlane + columnMajor[inPlane];
  });
}

const bytes = (shape: Shape): Tensor => castTensor(spread(shape, 0, 256), 'uint8');

export const maxPool: OpDefinition = {
  name: 'MaxPool',
  summary: 'the largest value under a sliding window',
  inferTypes,
  forward: ([x], attributes) => {
    const { values, offsets } = maxPoolForward(x, planPool('MaxPool', x, attributes));
    const indices = numberAttribute(attributes, 'storage_order', 0) === 1 ? columnByColumn(offsets, x.shape) : Array.from(offsets);
    return askedOutputs([values, int64(values.shape, indices)], attributes);
  },
  // Only the winner of a window gets its gradient.
  gradient: ({ build, inputs: [x], attributes: { [OUTPUT_COUNT]: _, ...window }, upstream }) => [build.maxPoolGradient(x, upstream, window)],
  lower: lowerMaxPool,
  writtenAttributes: ([x], attributes) => writtenPool(attributes, planPool('MaxPool', x, attributes), false),
  samples: [
    { inputs: [spread([2, 3, 4, 6])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([2, 2, 7, 5])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    { inputs: [spread([1, 2, 6, 5])], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] } },
    { inputs: [spread([1, 2, 6, 5])], attributes: { kernel_shape: [3, 2], pads: [1, 0, 0, 1] } },
    { inputs: [spread([2, 3, 9])], attributes: { kernel_shape: [3], strides: [2], pads: [1, 0] } },
    { inputs: [spread([2, 2, 8])], attributes: { kernel_shape: [3], dilations: [2] } },
    { inputs: [spread([2, 2, 6, 7])], attributes: { kernel_shape: [3, 2], strides: [2, 2], ceil_mode: 1 } },
    { inputs: [spread([1, 2, 5, 4])], attributes: { kernel_shape: [1, 2], strides: [2, 2], pads: [0, 1, 0, 1], ceil_mode: 1 } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [3, 3], strides: [2, 1], auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [2, 2], strides: [2, 1], auto_pad: 'SAME_LOWER' } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [2, 3], strides: [3, 2], auto_pad: 'VALID' } },
    { inputs: [spread([2, 2, 7, 8])], attributes: { kernel_shape: [3, 3], strides: [2, 1], dilations: [2, 2], auto_pad: 'SAME_UPPER' } },
    { inputs: [spread([2, 2, 5, 6])], attributes: { kernel_shape: [2, 3], strides: [2, 2], auto_pad: 'VALID', ceil_mode: 1 } },
    { inputs: [spread([2, 2, 4, 5])], attributes: { kernel_shape: [2, 2], strides: [3, 2], pads: [1, 1, 1, 1], ceil_mode: 1 } },
    { inputs: [spread([2, 2, 3, 4, 5])], attributes: { kernel_shape: [2, 2, 3], strides: [1, 2, 2], pads: [1, 0, 1, 0, 0, 1] } },
    { inputs: [spread([2, 2, 4, 5])], attributes: { kernel_shape: [2, 3], strides: [2, 1], pads: [0, 1, 0, 1], outputCount: 2 } },
    { inputs: [spread([1, 2, 3, 4, 5])], attributes: { kernel_shape: [2, 2, 2], strides: [1, 2, 2], storage_order: 1, outputCount: 2 } },
    { inputs: [bytes([1, 2, 4, 5])], attributes: { kernel_shape: [2, 3], pads: [1, 1, 0, 1] } },
  ],
};

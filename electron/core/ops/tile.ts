import type { Attributes } from '../graph/graph';
import { stridesOf, walk } from '../tensor/shape';
import { allocate, elementCount, formatShape, type Shape, type Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numbersAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { lowerAlongAxes } from './shared/layout';
import { spread } from './shared/samples';

function repeatsOf(shape: Shape, attributes: Attributes): readonly number[] {
  const repeats = numbersAttribute(attributes, 'repeats');
  if (repeats.length !== shape.length) throw new Error(`Tile needs one number per axis of ${formatShape(shape)}, got [${repeats.join(', ')}].`);
  return repeats;
}

const interleaved = (first: Shape, second: Shape): Shape => first.flatMap((size, axis) => [size, second[axis]]);

function repeated(x: Tensor, repeats: readonly number[]): Tensor {
  const shape = x.shape.map((size, axis) => size * repeats[axis]);
  const data = allocate(x.dtype, elementCount(shape));
  const strides = interleaved(repeats.map(() => 0), stridesOf(x.shape));
  walk(interleaved(repeats, x.shape), strides, (index, offset) => (data[index] = x.data[offset]));
  return { dtype: x.dtype, shape, data };
}

/** The gradient is summed over the copies. */
export const tile: OpDefinition = {
  name: 'Tile',
  summary: 'The input, repeated along each axis',
  inferTypes: (inputs, attributes) => {
    requireInputs('Tile', inputs, 1);
    const { dtype, shape } = inputs[0];
    const repeats = repeatsOf(shape, attributes);
    return [{ dtype, shape: shape.map((size, axis) => size * repeats[axis]) }];
  },
  forward: ([x], attributes) => [repeated(x, repeatsOf(x.shape, attributes))],
  gradient: ({ build, inputs: [x], attributes, upstream }) => {
    const { shape } = x.type;
    const copies = build.reshape(upstream, { shape: interleaved(repeatsOf(shape, attributes), shape) });
    return [build.reduceSum(copies, { axes: shape.map((_, axis) => 2 * axis), keepdims: 0, noop_with_empty_axes: 1 })];
  },
  lower: (context) => lowerAlongAxes(context, () => {
    const [batch, ...rest] = numbersAttribute(context.node.attributes, 'repeats');
    return { repeats: [...rest, batch] };
  }),
  inputAttributes: [{ name: 'repeats', position: 1, dtype: 'int64' }],
  samples: [
    { inputs: [spread([2, 3])], attributes: { repeats: [1, 2] } },
    { inputs: [spread([2, 1, 3])], attributes: { repeats: [2, 3, 2] } },
    { inputs: [spread([3])], attributes: { repeats: [4] } },
  ],
};

import type { Attributes } from '../graph/graph';
import { stridesOf, walk } from '../tensor/shape';
import { filled, int64, type DType, type Shape, type Tensor } from '../tensor/tensor';
import type { ExampleRule, OpDefinition } from './definition';
import { numberAttribute, numbersAttribute, stringAttribute } from './shared/attributes';
import { requireInputs, requireNumbers } from './shared/elementwise';

/** Where the new axis stands in the result. */
function axisOf(attributes: Attributes, rank: number): number {
  const axis = numberAttribute(attributes, 'axis', -1);
  const position = axis < 0 ? axis + rank + 1 : axis;
  if (position < 0 || position > rank) throw new Error(`OneHot cannot add an axis at ${axis} to a tensor of rank ${rank}.`);
  return position;
}

function valuesOf(attributes: Attributes): readonly number[] {
  const values = numbersAttribute(attributes, 'values');
  if (values.length !== 2) throw new Error(`OneHot needs two "values", off and on, got ${values.length}.`);
  return values;
}

/** Files have the values as a tensor of any dtype. */
const VALUES_DTYPE = 'valuesType';
const dtypeOf = (attributes: Attributes): DType => stringAttribute(attributes, VALUES_DTYPE, 'float32') as DType;

function encodedShape(shape: Shape, attributes: Attributes): Shape {
  const depth = numberAttribute(attributes, 'depth');
  if (!Number.isInteger(depth) || depth < 1) throw new Error(`OneHot needs a whole "depth" of at least 1, got ${depth}.`);
  return shape.toSpliced(axisOf(attributes, shape.length), 0, depth);
}

/** The place that is on; outside of the vector if the index is out of range. */
function positionOf(index: number, depth: number): number {
  const whole = Math.trunc(index);
  return whole < 0 ? whole + depth : whole;
}

/** One index as one vector. */
function encodedExample(attributes: Attributes): ExampleRule {
  const [off, on] = valuesOf(attributes);
  const depth = numberAttribute(attributes, 'depth');
  return (indices, from, vector, to) => {
    const position = positionOf(indices[from], depth);
    for (let i = 0; i < depth; i++) vector[to + i] = i === position ? on : off;
  };
}

function encoded(indices: Tensor, attributes: Attributes): Tensor {
  const [off, on] = valuesOf(attributes);
  const depth = numberAttribute(attributes, 'depth');
  const axis = axisOf(attributes, indices.shape.length);
  const result = filled(dtypeOf(attributes), encodedShape(indices.shape, attributes), off);
  const strides = stridesOf(result.shape);
  walk(indices.shape, strides.toSpliced(axis, 1), (i, offset) => {
    const position = positionOf(indices.data[i], depth);
    if (position >= 0 && position < depth) result.data[offset + position * strides[axis]] = on;
  });
  return result;
}

/** Classes as vectors. `values` are [off, on]; an index out of range gives a vector of off. */
export const oneHot: OpDefinition = {
  name: 'OneHot',
  summary: 'Each index as a vector that is "on" at that place and "off" elsewhere',
  inferTypes: (inputs, attributes) => {
    requireInputs('OneHot', inputs, 1);
    requireNumbers('OneHot', inputs[0]);
    valuesOf(attributes);
    return [{ dtype: dtypeOf(attributes), shape: encodedShape(inputs[0].shape, attributes) }];
  },
  forward: ([indices], attributes) => [encoded(indices, attributes)],
  code: ([{ shape }], attributes) => (shape.length === 1 && axisOf(attributes, 1) === 1 ? { kind: 'examples', run: encodedExample(attributes) } : undefined),
  gradient: 'not differentiable',
  // The classes of a batch cost the same with the batch last, so they are made that way.
  lower: ({ build, node, input }) => {
    const rank = node.inputs[0].type.shape.length;
    if (rank !== 1 || axisOf(node.attributes, rank) !== 1) return undefined;
    return { values: [build.oneHot(input(0, 'plain'), { ...node.attributes, axis: 0 })], layout: 'batchLast' };
  },
  inputAttributes: [
    { name: 'depth', position: 1, dtype: 'int64' },
    { name: 'values', position: 2, dtype: 'float32', dtypeAttribute: VALUES_DTYPE },
  ],
  samples: [
    { inputs: [int64([4], [0, 2, 1, 2])], attributes: { depth: 3, values: [0, 1] } },
    { inputs: [int64([2, 2], [0, -1, 5, 2])], attributes: { depth: 3, values: [-1, 2], axis: 1 } },
    { inputs: [int64([3], [1, 0, 1])], attributes: { depth: 2, values: [0, 1], axis: 0 } },
    { inputs: [int64([3], [1, 0, 1])], attributes: { depth: 2, values: [2, 7], valuesType: 'int64' } },
  ],
};

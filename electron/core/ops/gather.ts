import type { Attributes } from '../graph/graph';
import { normalizeAxis } from '../tensor/shape';
import { allocate, elementCount, int64, type Shape, type Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { requireIndices, resolveIndex } from './shared/indices';
import { spread } from './shared/samples';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', 0), rank);

const gatheredShape = (data: Shape, indices: Shape, axis: number): Shape => [...data.slice(0, axis), ...indices, ...data.slice(axis + 1)];

function take(source: Tensor, indices: Tensor, axis: number): Tensor {
  const shape = gatheredShape(source.shape, indices.shape, axis);
  const data = allocate(source.dtype, elementCount(shape));
  const size = source.shape[axis];
  const inner = elementCount(source.shape.slice(axis + 1));
  const outer = elementCount(source.shape.slice(0, axis));
  let target = 0;
  for (let block = 0; block < outer; block++) {
    for (const index of indices.data) {
      const start = (block * size + resolveIndex('Gather', index, size)) * inner;
      data.set(source.data.subarray(start, start + inner), target);
      target += inner;
    }
  }
  return { dtype: source.dtype, shape, data };
}

/** Picks entries along an axis by index; the gradient is added up where an entry was picked. */
export const gather: OpDefinition = {
  name: 'Gather',
  summary: 'The entries with the given indices along an axis',
  inferTypes: (inputs, attributes) => {
    requireInputs('Gather', inputs, 2);
    const [data, indices] = inputs;
    requireIndices('Gather', indices);
    return [{ dtype: data.dtype, shape: gatheredShape(data.shape, indices.shape, axisOf(attributes, data.shape.length)) }];
  },
  forward: ([data, indices], attributes) => [take(data, indices, axisOf(attributes, data.shape.length))],
  gradient: ({ build, inputs: [data, indices], attributes, upstream }) => {
    const axis = axisOf(attributes, data.type.shape.length);
    return [build.gatherGradient(indices, upstream, { axis, size: data.type.shape[axis] })];
  },
  samples: [
    { inputs: [spread([4, 3]), int64([2], [3, 0])] },
    { inputs: [spread([5, 2]), int64([2, 3], [1, 1, -1, 0, 4, 1])] },
    { inputs: [spread([2, 4, 3]), int64([3], [2, -4, 2])], attributes: { axis: 1 } },
    { inputs: [spread([2, 3]), int64([], [1])], attributes: { axis: -1 } },
  ],
};

import type { Attributes } from '../graph/graph';
import { normalizeAxis } from '../tensor/shape';
import { allocate, int64, scalar, type Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { eachElement, requireIndices, requireInside } from './shared/indices';
import { spread } from './shared/samples';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', 0), rank);

function picked([source, indices]: readonly Tensor[], axis: number): Tensor {
  const data = allocate(source.dtype, indices.data.length);
  eachElement('GatherElements', source.shape, indices, axis, (entry, element) => (data[entry] = source.data[element]));
  return { dtype: source.dtype, shape: indices.shape, data };
}

/** The gradient is added up where an element was picked. */
export const gatherElements: OpDefinition = {
  name: 'GatherElements',
  summary: 'Single elements, picked by their index along an axis',
  inferTypes: (inputs, attributes) => {
    requireInputs('GatherElements', inputs, 2);
    const [data, indices] = inputs;
    requireIndices('GatherElements', indices);
    requireInside('GatherElements', data, indices, axisOf(attributes, data.shape.length));
    return [{ dtype: data.dtype, shape: indices.shape }];
  },
  forward: (inputs, attributes) => [picked(inputs, axisOf(attributes, inputs[0].shape.length))],
  gradient: ({ build, inputs: [data, indices], attributes, upstream }) => {
    const empty = build.expand(build.constant(scalar(upstream.type.dtype, 0)), { shape: data.type.shape });
    return [build.scatterElements(empty, indices, upstream, { axis: axisOf(attributes, data.type.shape.length), reduction: 'add' })];
  },
  samples: [
    { inputs: [spread([3, 3]), int64([2, 3], [1, 2, 0, 2, 0, -3])] },
    { inputs: [spread([2, 4]), int64([2, 3], [1, 1, -1, 0, 3, 0])], attributes: { axis: 1 } },
  ],
};

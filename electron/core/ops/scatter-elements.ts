import type { Attributes, Value } from '../graph/graph';
import { normalizeAxis } from '../tensor/shape';
import { allocate, formatShape, int64, sameShape, scalar, type Tensor } from '../tensor/tensor';
import type { GradientContext, OpDefinition } from './definition';
import { numberAttribute, stringAttribute } from './shared/attributes';
import { requireInputs, requireSameDType } from './shared/elementwise';
import { eachElement, requireIndices, requireInside } from './shared/indices';
import { spread } from './shared/samples';
import { scatterGradients, scatteringNamed } from './shared/scatter';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', 0), rank);

const reductionOf = (attributes: Attributes): string => stringAttribute(attributes, 'reduction', 'none');

function scattered([source, indices, updates]: readonly Tensor[], attributes: Attributes): Tensor {
  const data = allocate(source.dtype, source.data.length);
  data.set(source.data);
  const meet = scatteringNamed('ScatterElements', reductionOf(attributes));
  eachElement('ScatterElements', source.shape, indices, axisOf(attributes, source.shape.length), (entry, element) => {
    data[element] = meet(data[element], updates.data[entry]);
  });
  return { dtype: source.dtype, shape: source.shape, data };
}

/** Indices that meet twice are only legal with a reduction. */
function gradients({ build, inputs: [data, indices, updates], outputs: [result], attributes, upstream }: GradientContext): readonly (Value | undefined)[] {
  const axis = axisOf(attributes, data.type.shape.length);
  const [ddata, dupdates] = scatterGradients(build, {
    op: 'ScatterElements',
    reduction: reductionOf(attributes),
    upstream,
    gathered: (value) => build.gatherElements(value, indices, { axis }),
    cleared: () => build.scatterElements(upstream, indices, build.expand(build.constant(scalar(upstream.type.dtype, 0)), { shape: updates.type.shape }), { axis }),
    result,
    data,
    updates,
  });
  return [ddata, undefined, dupdates];
}

export const scatterElements: OpDefinition = {
  name: 'ScatterElements',
  summary: 'A copy of the data with single elements written, or combined with what is there, by their index along an axis',
  inferTypes: (inputs, attributes) => {
    requireInputs('ScatterElements', inputs, 3);
    const [data, indices, updates] = inputs;
    requireIndices('ScatterElements', indices);
    requireSameDType('ScatterElements', [data, updates]);
    requireInside('ScatterElements', data, indices, axisOf(attributes, data.shape.length));
    if (!sameShape(indices.shape, updates.shape)) {
      throw new Error(`ScatterElements needs one update per index, got ${formatShape(updates.shape)} for ${formatShape(indices.shape)}.`);
    }
    scatteringNamed('ScatterElements', reductionOf(attributes));
    return [data];
  },
  forward: (inputs, attributes) => [scattered(inputs, attributes)],
  gradient: gradients,
  samples: [
    { inputs: [spread([3, 3]), int64([2, 3], [1, 0, 2, -1, 2, 1]), spread([2, 3], 3, 4)] },
    { inputs: [spread([2, 4]), int64([2, 3], [1, 1, -1, 0, 3, 0]), spread([2, 3], 3, 4)], attributes: { axis: 1, reduction: 'add' } },
    { inputs: [spread([2, 4]), int64([2, 3], [1, 1, -1, 0, 3, 0]), spread([2, 3], -1.9, 1.7, 2)], attributes: { axis: 1, reduction: 'max' } },
    { inputs: [spread([2, 4]), int64([2, 3], [1, 1, -1, 0, 3, 0]), spread([2, 3], -1.9, 1.7, 2)], attributes: { axis: 1, reduction: 'min' } },
    { inputs: [spread([3, 3]), int64([2, 3], [1, 0, 2, 1, 2, 1]), spread([2, 3], 3, 4)], attributes: { reduction: 'mul' }, differentiate: [] },
  ],
};

import type { Attributes, Value } from '../graph/graph';
import { stridesOf } from '../tensor/shape';
import { allocate, elementCount, formatShape, int64, sameShape, scalar, type Tensor, type TensorType } from '../tensor/tensor';
import type { GradientContext, OpDefinition } from './definition';
import { stringAttribute } from './shared/attributes';
import { requireInputs, requireSameDType } from './shared/elementwise';
import { gatherVectors, requireIndices, resolveIndex } from './shared/indices';
import { spread } from './shared/samples';
import { scatterGradients, scatteringNamed, type Scattering } from './shared/scatter';

const reductionOf = (attributes: Attributes): string => stringAttribute(attributes, 'reduction', 'none');

function checkShapes([data, indices, updates]: readonly TensorType[]): void {
  const depth = indices.shape.at(-1) ?? 0;
  const needed = [...indices.shape.slice(0, -1), ...data.shape.slice(depth)];
  if (depth < 1 || depth > data.shape.length || !sameShape(updates.shape, needed)) {
    const shapes = [data, indices, updates].map(({ shape }) => formatShape(shape)).join(', ');
    throw new Error(`ScatterND got data, indices and updates of shapes ${shapes}, which do not fit together.`);
  }
}

function scattered([source, indices, updates]: readonly Tensor[], meet: Scattering): Tensor {
  const data = allocate(source.dtype, source.data.length);
  data.set(source.data);
  const depth = indices.shape[indices.shape.length - 1];
  const strides = stridesOf(source.shape);
  const inner = elementCount(source.shape.slice(depth));
  for (let entry = 0; entry * depth < indices.data.length; entry++) {
    let start = 0;
    for (let axis = 0; axis < depth; axis++) {
      start += resolveIndex('ScatterND', indices.data[entry * depth + axis], source.shape[axis]) * strides[axis];
    }
    for (let i = 0; i < inner; i++) {
      data[start + i] = meet(data[start + i], updates.data[entry * inner + i]);
    }
  }
  return { dtype: source.dtype, shape: source.shape, data };
}

function gradients({ build, inputs: [data, indices, updates], outputs: [result], attributes, upstream }: GradientContext): readonly (Value | undefined)[] {
  const [ddata, dupdates] = scatterGradients(build, {
    op: 'ScatterND',
    reduction: reductionOf(attributes),
    upstream,
    gathered: (value) => gatherVectors(build, value, indices),
    cleared: () => build.scatterND(upstream, indices, build.expand(build.constant(scalar(upstream.type.dtype, 0)), { shape: updates.type.shape })),
    result,
    data,
    updates,
  });
  return [ddata, undefined, dupdates];
}

/** Indices that meet twice are only legal with a reduction. */
export const scatterND: OpDefinition = {
  name: 'ScatterND',
  summary: 'A copy of the data with updates written, or combined with what is there, at the given indices',
  inferTypes: (inputs, attributes) => {
    requireInputs('ScatterND', inputs, 3);
    const [data, indices, updates] = inputs;
    requireIndices('ScatterND', indices);
    requireSameDType('ScatterND', [data, updates]);
    checkShapes(inputs);
    scatteringNamed('ScatterND', reductionOf(attributes));
    return [data];
  },
  forward: (inputs, attributes) => [scattered(inputs, scatteringNamed('ScatterND', reductionOf(attributes)))],
  gradient: gradients,
  samples: [
    { inputs: [spread([4, 2]), int64([2, 1], [2, -4]), spread([2, 2], 3, 4)] },
    { inputs: [spread([4, 2]), int64([3, 1], [1, 1, 3]), spread([3, 2], 3, 4)], attributes: { reduction: 'add' } },
    { inputs: [spread([2, 3, 2]), int64([2, 2], [0, 2, 1, 0]), spread([2, 2], 3, 4)] },
    { inputs: [spread([4, 2]), int64([3, 1], [1, 1, 3]), spread([3, 2], -1.9, 1.7, 2)], attributes: { reduction: 'max' } },
    { inputs: [spread([2, 3]), int64([2, 2], [0, 2, 1, 0]), spread([2], -1.5, 1.2, 2)], attributes: { reduction: 'min' } },
    { inputs: [spread([4, 2]), int64([3, 1], [1, 1, 3]), spread([3, 2], 3, 4)], attributes: { reduction: 'mul' }, differentiate: [] },
  ],
};

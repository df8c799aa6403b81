import type { Attributes } from '../graph/graph';
import { stridesOf } from '../tensor/shape';
import { allocate, elementCount, formatShape, int64, sameShape, type Tensor, type TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { stringAttribute } from './shared/attributes';
import { requireInputs, requireSameDType } from './shared/elementwise';
import { requireIndices, resolveIndex } from './shared/indices';
import { spread } from './shared/samples';

function reductionOf(attributes: Attributes): 'none' | 'add' {
  const reduction = stringAttribute(attributes, 'reduction', 'none');
  if (reduction !== 'none' && reduction !== 'add') throw new Error(`ScatterND can replace ("none") or "add", not "${reduction}".`);
  return reduction;
}

function checkShapes([data, indices, updates]: readonly TensorType[]): void {
  const depth = indices.shape.at(-1) ?? 0;
  const needed = [...indices.shape.slice(0, -1), ...data.shape.slice(depth)];
  if (depth < 1 || depth > data.shape.length || !sameShape(updates.shape, needed)) {
    const shapes = [data, indices, updates].map(({ shape }) => formatShape(shape)).join(', ');
    throw new Error(`ScatterND got data, indices and updates of shapes ${shapes}, which do not fit together.`);
  }
}

function scattered([source, indices, updates]: readonly Tensor[], adds: boolean): Tensor {
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
      const update = updates.data[entry * inner + i];
      data[start + i] = adds ? data[start + i] + update : update;
    }
  }
  return { dtype: source.dtype, shape: source.shape, data };
}

/** Made by lowering the gradient of Gather; nobody differentiates through it. */
export const scatterND: OpDefinition = {
  name: 'ScatterND',
  summary: 'A copy of the data with updates written, or added, at the given indices',
  inferTypes: (inputs, attributes) => {
    requireInputs('ScatterND', inputs, 3);
    const [data, indices, updates] = inputs;
    requireIndices('ScatterND', indices);
    requireSameDType('ScatterND', [data, updates]);
    checkShapes(inputs);
    reductionOf(attributes);
    return [data];
  },
  forward: (inputs, attributes) => [scattered(inputs, reductionOf(attributes) === 'add')],
  gradient: 'not differentiable',
  samples: [
    { inputs: [spread([4, 2]), int64([2, 1], [2, -4]), spread([2, 2], 3, 4)] },
    { inputs: [spread([4, 2]), int64([3, 1], [1, 1, 3]), spread([3, 2], 3, 4)], attributes: { reduction: 'add' } },
    { inputs: [spread([2, 3, 2]), int64([2, 2], [0, 2, 1, 0]), spread([2, 2], 3, 4)] },
  ],
};

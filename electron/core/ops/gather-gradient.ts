import type { Attributes, Value } from '../graph/graph';
import { allocate, elementCount, int64, scalar, type Shape, type Tensor } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireFloat, requireInputs } from './shared/elementwise';
import { requireIndices, resolveIndex } from './shared/indices';
import { spread } from './shared/samples';

/** The shape of the tensor that was gathered from; its size along `axis` is the attribute `size`. */
function sourceShape(indices: Shape, upstream: Shape, attributes: Attributes): Shape {
  const axis = numberAttribute(attributes, 'axis');
  return [...upstream.slice(0, axis), numberAttribute(attributes, 'size'), ...upstream.slice(axis + indices.length)];
}

function addUp(indices: Tensor, upstream: Tensor, attributes: Attributes): Tensor {
  const shape = sourceShape(indices.shape, upstream.shape, attributes);
  const axis = numberAttribute(attributes, 'axis');
  const sums = new Float64Array(elementCount(shape));
  const inner = elementCount(shape.slice(axis + 1));
  const outer = elementCount(shape.slice(0, axis));
  let source = 0;
  for (let block = 0; block < outer; block++) {
    for (const index of indices.data) {
      const start = (block * shape[axis] + resolveIndex('GatherGradient', index, shape[axis])) * inner;
      for (let i = 0; i < inner; i++) sums[start + i] += upstream.data[source++];
    }
  }
  const data = allocate(upstream.dtype, sums.length);
  data.set(sums);
  return { dtype: upstream.dtype, shape, data };
}

/** The indexed axes come first, because ScatterND counts its index from the front. */
function scatter(build: OpBuilder, indices: Value, upstream: Value, axis: number, shape: Shape): Value {
  const picked = indices.type.shape.length;
  const axes = Array.from(upstream.type.shape.keys());
  const perm = [...axes.slice(axis, axis + picked), ...axes.slice(0, axis), ...axes.slice(axis + picked)];
  const updates = axis === 0 ? upstream : build.transpose(upstream, { perm });
  const front = [shape[axis], ...shape.slice(0, axis), ...shape.slice(axis + 1)];
  const empty = build.expand(build.constant(scalar(upstream.type.dtype, 0)), { shape: front });
  const positions = build.unsqueeze(build.cast(indices, { to: 'int64' }), { axes: [-1] });
  const sums = build.scatterND(empty, positions, updates, { reduction: 'add' });
  const back = shape.map((_, i) => (i === axis ? 0 : i < axis ? i + 1 : i));
  return axis === 0 ? sums : build.transpose(sums, { perm: back });
}

/** From the gradient of the picked entries to the gradient of the tensor they were picked from. */
export const gatherGradient: OpDefinition = {
  name: 'GatherGradient',
  summary: 'Adds the upstream gradient up at the entries that were gathered',
  isHelper: true,
  inferTypes: (inputs, attributes) => {
    requireInputs('GatherGradient', inputs, 2);
    const [indices, upstream] = inputs;
    requireIndices('GatherGradient', indices);
    requireFloat('GatherGradient', upstream);
    return [{ dtype: upstream.dtype, shape: sourceShape(indices.shape, upstream.shape, attributes) }];
  },
  forward: ([indices, upstream], attributes) => [addUp(indices, upstream, attributes)],
  // Linear in upstream; its transpose is picking again.
  gradient: ({ build, inputs: [indices], attributes, upstream }) => [
    undefined,
    build.gather(upstream, indices, { axis: numberAttribute(attributes, 'axis') }),
  ],
  lower: ({ build, node, input }) => {
    const axis = numberAttribute(node.attributes, 'axis');
    const value = scatter(build, input(0, 'plain'), input(1, 'plain'), axis, node.outputs[0].type.shape);
    return { values: [value], layout: 'plain' };
  },
  samples: [
    { inputs: [int64([2], [3, 0]), spread([2, 3])], attributes: { axis: 0, size: 4 } },
    { inputs: [int64([2, 3], [1, 1, -1, 0, 4, 1]), spread([2, 3, 2])], attributes: { axis: 0, size: 5 } },
    { inputs: [int64([2, 2], [2, -4, 2, 1]), spread([2, 2, 2, 3])], attributes: { axis: 1, size: 4 } },
    { inputs: [int64([], [1]), spread([2])], attributes: { axis: 1, size: 3 } },
  ],
};

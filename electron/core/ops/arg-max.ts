import type { Attributes } from '../graph/graph';
import { broadcastStrides, normalizeAxis, walk } from '../tensor/shape';
import { allocate, elementCount, float32, type Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireInputs, requireNumbers } from './shared/elementwise';
import { keepsAxes, lowerReduction, reducedShape } from './shared/reduction';
import { spread } from './shared/samples';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', 0), rank);

function indexOfLargest(x: Tensor, attributes: Attributes): Tensor {
  const axis = axisOf(attributes, x.shape.length);
  const kept = reducedShape(x.shape, [axis], true);
  const prefersLast = numberAttribute(attributes, 'select_last_index', 0) !== 0;
  const largest = new Float64Array(elementCount(kept)).fill(-Infinity);
  const seen = new Int32Array(largest.length);
  const data = allocate('int64', largest.length);
  walk(x.shape, broadcastStrides(kept, x.shape), (index, offset) => {
    const element = x.data[index];
    const position = seen[offset]++;
    if (element < largest[offset] || (element === largest[offset] && position > 0 && !prefersLast)) return;
    largest[offset] = element;
    data[offset] = position;
  });
  return { dtype: 'int64', shape: reducedShape(x.shape, [axis], keepsAxes(attributes)), data };
}

/** Among equal elements the first counts, or the last with `select_last_index`. */
export const argMax: OpDefinition = {
  name: 'ArgMax',
  summary: 'The index of the largest element along an axis',
  inferTypes: (inputs, attributes) => {
    requireInputs('ArgMax', inputs, 1);
    requireNumbers('ArgMax', inputs[0]);
    const { shape } = inputs[0];
    return [{ dtype: 'int64', shape: reducedShape(shape, [axisOf(attributes, shape.length)], keepsAxes(attributes)) }];
  },
  forward: ([x], attributes) => [indexOfLargest(x, attributes)],
  gradient: 'not differentiable',
  lower: (context) => {
    const axis = axisOf(context.node.attributes, context.node.inputs[0].type.shape.length);
    return lowerReduction(context, [axis], (move) => ({ axis: move(axis) }));
  },
  samples: [
    { inputs: [spread([3, 4])], attributes: { axis: 1, keepdims: 0 } },
    { inputs: [spread([2, 3, 4])], attributes: { axis: -2 } },
    { inputs: [spread([3, 2])] },
    { inputs: [float32([2, 3], [5, 5, 1, 0, 2, 2])], attributes: { axis: 1, select_last_index: 1 } },
    { inputs: [float32([2, 3], [5, 5, 1, 0, 2, 2])], attributes: { axis: 1 } },
  ],
};

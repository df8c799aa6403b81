/** The place of the largest or smallest element along an axis. */
import type { Attributes } from '../../graph/graph';
import { broadcastStrides, normalizeAxis, walk } from '../../tensor/shape';
import { allocate, elementCount, type Tensor } from '../../tensor/tensor';
import type { OpDefinition } from '../definition';
import { numberAttribute } from './attributes';
import { requireInputs, requireNumbers } from './elementwise';
import { keepsAxes, lowerReduction, reducedShape } from './reduction';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', 0), rank);

/** The index of the largest element of sign · x. */
function indexOfExtreme(x: Tensor, attributes: Attributes, sign: 1 | -1): Tensor {
  const axis = axisOf(attributes, x.shape.length);
  const kept = reducedShape(x.shape, [axis], true);
  const prefersLast = numberAttribute(attributes, 'select_last_index', 0) !== 0;
  const largest = new Float64Array(elementCount(kept)).fill(-Infinity);
  const seen = new Int32Array(largest.length);
  const data = allocate('int64', largest.length);
  walk(x.shape, broadcastStrides(kept, x.shape), (index, offset) => {
    const element = sign * x.data[index];
    const position = seen[offset]++;
    if (element < largest[offset] || (element === largest[offset] && position > 0 && !prefersLast)) return;
    largest[offset] = element;
    data[offset] = position;
  });
  return { dtype: 'int64', shape: reducedShape(x.shape, [axis], keepsAxes(attributes)), data };
}

interface ArgExtremeRule {
  readonly summary: string;
  /** 1 for the largest element, -1 for the smallest. */
  readonly sign: 1 | -1;
  readonly samples: OpDefinition['samples'];
}

/** Among equal elements the first counts, or the last with `select_last_index`. */
export const argExtreme = (name: string, { summary, sign, samples }: ArgExtremeRule): OpDefinition => ({
  name,
  summary,
  inferTypes: (inputs, attributes) => {
    requireInputs(name, inputs, 1);
    requireNumbers(name, inputs[0]);
    const { shape } = inputs[0];
    return [{ dtype: 'int64', shape: reducedShape(shape, [axisOf(attributes, shape.length)], keepsAxes(attributes)) }];
  },
  forward: ([x], attributes) => [indexOfExtreme(x, attributes, sign)],
  gradient: 'not differentiable',
  lower: (context) => {
    const axis = axisOf(context.node.attributes, context.node.inputs[0].type.shape.length);
    return lowerReduction(context, [axis], (move) => ({ axis: move(axis) }));
  },
  samples,
});

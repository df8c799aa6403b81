/** The place of the largest or smallest element along an axis. */
import type { Attributes } from '../../graph/graph';
import { normalizeAxis } from '../../tensor/shape';
import { allocate, elementCount, type Shape, type Tensor, type TensorData } from '../../tensor/tensor';
import type { ExampleRule, OpDefinition } from '../definition';
import { numberAttribute } from './attributes';
import { requireInputs, requireNumbers } from './elementwise';
import { keepsAxes, lowerReduction, reducedShape } from './reduction';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', 0), rank);

/** The index of the largest element of sign · x along the axis, for each line of some elements of this shape. */
function alongAxis(shape: Shape, axis: number, attributes: Attributes, sign: 1 | -1): ExampleRule {
  const size = shape[axis];
  const step = elementCount(shape.slice(axis + 1));
  const count = elementCount(shape);
  const prefersLast = numberAttribute(attributes, 'select_last_index', 0) !== 0;
  return (x, from, y, to) => {
    for (let start = from, target = to; start < from + count; start += size * step) {
      for (let first = start; first < start + step; first++) y[target++] = indexOfExtreme(x, first, step, size, sign, prefersLast);
    }
  };
}

function indexOfExtreme(x: TensorData, first: number, step: number, size: number, sign: 1 | -1, prefersLast: boolean): number {
  let found = 0;
  let largest = -Infinity;
  for (let position = 0; position < size; position++) {
    const element = sign * x[first + position * step];
    if (element < largest || (element === largest && position > 0 && !prefersLast)) continue;
    largest = element;
    found = position;
  }
  return found;
}

function forward(x: Tensor, attributes: Attributes, sign: 1 | -1): Tensor {
  const axis = axisOf(attributes, x.shape.length);
  const shape = reducedShape(x.shape, [axis], keepsAxes(attributes));
  const data = allocate('int64', elementCount(shape));
  alongAxis(x.shape, axis, attributes, sign)(x.data, 0, data, 0);
  return { dtype: 'int64', shape, data };
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
  forward: ([x], attributes) => [forward(x, attributes, sign)],
  code: ([{ shape }], attributes) => {
    const axis = axisOf(attributes, shape.length);
    return axis === 0 ? undefined : { kind: 'examples', run: alongAxis(shape.slice(1), axis - 1, attributes, sign) };
  },
  gradient: 'not differentiable',
  lower: (context) => {
    const axis = axisOf(context.node.attributes, context.node.inputs[0].type.shape.length);
    return lowerReduction(context, [axis], (move) => ({ axis: move(axis) }));
  },
  samples,
});

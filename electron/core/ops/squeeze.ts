import type { Attributes } from '../graph/graph';
import { normalizeAxis } from '../tensor/shape';
import { formatShape, reshapeTensor, type Shape } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numbersAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { lowerReshape } from './shared/layout';
import { sameElements } from './shared/strided';
import { spread } from './shared/samples';

function squeezedShape(shape: Shape, attributes: Attributes): Shape {
  if (attributes.axes === undefined) return shape.filter((size) => size !== 1);
  const axes = numbersAttribute(attributes, 'axes').map((axis) => normalizeAxis(axis, shape.length));
  const tooLarge = axes.find((axis) => shape[axis] !== 1);
  if (tooLarge !== undefined) throw new Error(`Squeeze can only drop axes of size 1; axis ${tooLarge} of ${formatShape(shape)} is larger.`);
  return shape.filter((_, axis) => !axes.includes(axis));
}

export const squeeze: OpDefinition = {
  name: 'Squeeze',
  summary: 'Drops axes of size 1',
  inferTypes: (inputs, attributes) => {
    requireInputs('Squeeze', inputs, 1);
    return [{ dtype: inputs[0].dtype, shape: squeezedShape(inputs[0].shape, attributes) }];
  },
  forward: ([x], attributes) => [reshapeTensor(x, squeezedShape(x.shape, attributes))],
  code: ([x], attributes) => sameElements(squeezedShape(x.shape, attributes)),
  gradient: ({ build, inputs: [x], upstream }) => [build.reshape(upstream, { shape: x.type.shape })],
  lower: lowerReshape,
  inputAttributes: [{ name: 'axes', position: 1, dtype: 'int64' }],
  samples: [
    { inputs: [spread([2, 1, 3, 1])] },
    { inputs: [spread([2, 1, 3, 1])], attributes: { axes: [-1] } },
    { inputs: [spread([1, 4])], attributes: { axes: [0] } },
  ],
};

import type { Attributes } from '../graph/graph';
import { normalizeAxis } from '../tensor/shape';
import { reshapeTensor, type Shape } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numbersAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { lowerReshape } from './shared/layout';
import { sameElements } from './shared/strided';
import { spread } from './shared/samples';

/** `axes` are positions in the result. */
function unsqueezedShape(shape: Shape, attributes: Attributes): Shape {
  const named = numbersAttribute(attributes, 'axes');
  const rank = shape.length + named.length;
  const axes = new Set(named.map((axis) => normalizeAxis(axis, rank)));
  if (axes.size < named.length) throw new Error(`Unsqueeze got one axis twice: [${named.join(', ')}].`);
  const sizes = shape.values();
  return Array.from({ length: rank }, (_, axis) => (axes.has(axis) ? 1 : (sizes.next().value ?? 1)));
}

export const unsqueeze: OpDefinition = {
  name: 'Unsqueeze',
  summary: 'Inserts axes of size 1',
  inferTypes: (inputs, attributes) => {
    requireInputs('Unsqueeze', inputs, 1);
    return [{ dtype: inputs[0].dtype, shape: unsqueezedShape(inputs[0].shape, attributes) }];
  },
  forward: ([x], attributes) => [reshapeTensor(x, unsqueezedShape(x.shape, attributes))],
  code: ([x], attributes) => sameElements(unsqueezedShape(x.shape, attributes)),
  gradient: ({ build, inputs: [x], upstream }) => [build.reshape(upstream, { shape: x.type.shape })],
  lower: lowerReshape,
  inputAttributes: [{ name: 'axes', position: 1, dtype: 'int64' }],
  samples: [
    { inputs: [spread([2, 3])], attributes: { axes: [1] } },
    { inputs: [spread([2, 3])], attributes: { axes: [-1, 0] } },
    { inputs: [spread([4])], attributes: { axes: [1] } },
  ],
};

import { elementCount, formatShape, reshapeTensor, type Shape } from '../tensor/tensor';
import type { Attributes } from '../graph/graph';
import type { OpDefinition } from './definition';
import { numberAttribute, numbersAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { lowerReshape } from './shared/layout';
import { sameElements } from './shared/strided';
import { spread } from './shared/samples';

/** The new shape: 0 copies the size of that axis (unless `allowzero`), one -1 takes what is left. */
function resolvedShape(from: Shape, attributes: Attributes): Shape {
  const requested = numbersAttribute(attributes, 'shape');
  const copiesZero = numberAttribute(attributes, 'allowzero', 0) === 0;
  const sizes = requested.map((size, axis) => (size === 0 && copiesZero ? (from[axis] ?? 0) : size));
  const known = elementCount(sizes.filter((size) => size !== -1));
  const open = sizes.indexOf(-1);
  const shape = open < 0 ? sizes : sizes.with(open, elementCount(from) / known);
  const legal = shape.every((size) => Number.isInteger(size) && size >= 0) && elementCount(shape) === elementCount(from);
  if (!legal) throw new Error(`Reshape cannot turn ${formatShape(from)} into [${requested.join(', ')}]: the element counts differ.`);
  return shape;
}

/** Changes the shape, not the elements; the gradient is shaped back. */
export const reshape: OpDefinition = {
  name: 'Reshape',
  summary: 'The same elements under another shape',
  inferTypes: (inputs, attributes) => {
    requireInputs('Reshape', inputs, 1);
    return [{ dtype: inputs[0].dtype, shape: resolvedShape(inputs[0].shape, attributes) }];
  },
  forward: ([x], attributes) => [reshapeTensor(x, resolvedShape(x.shape, attributes))],
  code: ([x], attributes) => sameElements(resolvedShape(x.shape, attributes)),
  gradient: ({ build, inputs: [x], upstream }) => [build.reshape(upstream, { shape: x.type.shape, allowzero: 1 })],
  lower: lowerReshape,
  inputAttributes: [{ name: 'shape', position: 1, dtype: 'int64' }],
  samples: [
    { inputs: [spread([2, 3, 4])], attributes: { shape: [2, 12] } },
    { inputs: [spread([2, 3, 4])], attributes: { shape: [0, -1, 2] } },
    { inputs: [spread([6])], attributes: { shape: [6, 1] } },
    { inputs: [spread([1, 1])], attributes: { shape: [] } },
  ],
};

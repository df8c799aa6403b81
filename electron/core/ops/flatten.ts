import type { Attributes } from '../graph/graph';
import { elementCount, formatShape, reshapeTensor, type Shape } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { lowerReshape } from './shared/layout';
import { sameElements } from './shared/strided';
import { spread } from './shared/samples';

/** Two axes: everything before `axis` (default 1) and everything from it on. */
function flatShape(shape: Shape, attributes: Attributes): Shape {
  const axis = numberAttribute(attributes, 'axis', 1);
  const split = axis < 0 ? axis + shape.length : axis;
  if (split < 0 || split > shape.length) throw new Error(`Flatten cannot split ${formatShape(shape)} at axis ${axis}.`);
  return [elementCount(shape.slice(0, split)), elementCount(shape.slice(split))];
}

export const flatten: OpDefinition = {
  name: 'Flatten',
  summary: 'The same elements as a matrix: one row per example',
  inferTypes: (inputs, attributes) => {
    requireInputs('Flatten', inputs, 1);
    return [{ dtype: inputs[0].dtype, shape: flatShape(inputs[0].shape, attributes) }];
  },
  forward: ([x], attributes) => [reshapeTensor(x, flatShape(x.shape, attributes))],
  code: ([x], attributes) => sameElements(flatShape(x.shape, attributes)),
  gradient: ({ build, inputs: [x], upstream }) => [build.reshape(upstream, { shape: x.type.shape })],
  lower: lowerReshape,
  samples: [
    { inputs: [spread([2, 3, 4])] },
    { inputs: [spread([2, 3, 4])], attributes: { axis: -1 } },
    { inputs: [spread([2, 3])], attributes: { axis: 0 } },
    { inputs: [spread([3])] },
  ],
};

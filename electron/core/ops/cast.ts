import { castElement, castTensor, isFloat, tensor, type DType } from '../tensor/tensor';
import type { Attributes } from '../graph/graph';
import type { OpDefinition } from './definition';
import { stringAttribute } from './shared/attributes';
import { elements, lowerElementwise, requireInputs } from './shared/elementwise';
import { spread } from './shared/samples';

const DTYPES: readonly string[] = ['float32', 'float64', 'int32', 'int64', 'uint8', 'bool'] satisfies DType[];

function targetDType(attributes: Attributes): DType {
  const to = stringAttribute(attributes, 'to');
  if (!DTYPES.includes(to)) throw new Error(`Cast cannot make "${to}"; it knows ${DTYPES.join(', ')}.`);
  return to as DType;
}

/** Between two kinds of real numbers the gradient is cast back; whole numbers have none. */
export const cast: OpDefinition = {
  name: 'Cast',
  summary: 'The same elements in another dtype',
  inferTypes: (inputs, attributes) => {
    requireInputs('Cast', inputs, 1);
    return [{ dtype: targetDType(attributes), shape: inputs[0].shape }];
  },
  forward: ([x], attributes) => [castTensor(x, targetDType(attributes))],
  code: (_inputs, attributes) => elements(castElement(targetDType(attributes))),
  gradient: ({ build, inputs: [x], upstream }) => [
    isFloat(x.type.dtype) ? build.cast(upstream, { to: x.type.dtype }) : undefined,
  ],
  lower: lowerElementwise,
  samples: [
    { inputs: [spread([2, 3])], attributes: { to: 'float64' } },
    { inputs: [spread([2, 3], -5, 5)], attributes: { to: 'int64' }, differentiate: [] },
    { inputs: [tensor('bool', [2, 2], [1, 0, 0, 1])], attributes: { to: 'float32' } },
    { inputs: [tensor('float32', [3], [0, -0.5, 2])], attributes: { to: 'bool' }, differentiate: [] },
  ],
};

import type { Attributes, Value } from '../graph/graph';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { elements, lowerElementwise, mapElements, requireInputs, requireNumbers } from './shared/elementwise';
import { spread } from './shared/samples';
import { int64 } from '../tensor/tensor';

/** The gradient passes where x is inside the limits, the limits included. */
function insideOnly(build: OpBuilder, x: Value, attributes: Attributes, upstream: Value): Value {
  const { min, max } = attributes;
  const above = min === undefined ? upstream : build.where(build.greaterOrEqual(x, numberAttribute(attributes, 'min')), upstream, 0);
  return max === undefined ? above : build.where(build.lessOrEqual(x, numberAttribute(attributes, 'max')), above, 0);
}

function between(attributes: Attributes): (x: number) => number {
  const low = numberAttribute(attributes, 'min', -Infinity);
  const high = numberAttribute(attributes, 'max', Infinity);
  return (x) => Math.min(high, Math.max(low, x));
}

/** Either limit may be left out. */
export const clip: OpDefinition = {
  name: 'Clip',
  summary: 'x, kept between min and max, element by element',
  inferTypes: (inputs) => {
    requireInputs('Clip', inputs, 1);
    requireNumbers('Clip', inputs[0]);
    return [inputs[0]];
  },
  forward: ([x], attributes) => [mapElements(x, between(attributes))],
  code: (_inputs, attributes) => elements(between(attributes)),
  gradient: ({ build, inputs: [x], attributes, upstream }) => [insideOnly(build, x, attributes, upstream)],
  lower: lowerElementwise,
  inputAttributes: ['min', 'max'].map((name, i) => ({ name, position: i + 1, dtype: 'same' })),
  samples: [
    { inputs: [spread([2, 3, 4], -5, 5)], attributes: { min: -1, max: 2 } },
    { inputs: [spread([2, 3])], attributes: { max: 0.5 } },
    { inputs: [spread([2, 3])], attributes: { min: 0 } },
    { inputs: [int64([3], [-2, 0, 9])], attributes: { min: -1, max: 3 } },
  ],
};

import type { Attributes } from '../graph/graph';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { elements, lowerElementwise, mapElements, requireFloat, requireInputs } from './shared/elementwise';
import { spread } from './shared/samples';

function ruleFor(attributes: Attributes): (x: number) => number {
  const alpha = numberAttribute(attributes, 'alpha', 0.2);
  const beta = numberAttribute(attributes, 'beta', 0.5);
  return (x) => Math.max(0, Math.min(1, alpha * x + beta));
}

/** A sigmoid made of three straight lines. */
export const hardSigmoid: OpDefinition = {
  name: 'HardSigmoid',
  summary: 'alpha·x + beta, kept between 0 and 1, element by element',
  inferTypes: (inputs) => {
    requireInputs('HardSigmoid', inputs, 1);
    requireFloat('HardSigmoid', inputs[0]);
    return [inputs[0]];
  },
  forward: ([x], attributes) => [mapElements(x, ruleFor(attributes))],
  code: (_inputs, attributes) => elements(ruleFor(attributes)),
  // The slope is alpha on the rising line and 0 on the flat ones.
  gradient: ({ build, outputs: [y], attributes, upstream }) => {
    const rising = build.and(build.greater(y, 0), build.less(y, 1));
    return [build.where(rising, build.mul(upstream, numberAttribute(attributes, 'alpha', 0.2)), 0)];
  },
  lower: lowerElementwise,
  samples: [
    { inputs: [spread([2, 3, 4], -5, 5)] },
    { inputs: [spread([2, 3])], attributes: { alpha: 0.5, beta: 0.25 } },
    { inputs: [spread([2, 4])], attributes: { alpha: 3e38, beta: 0 } },
  ],
};

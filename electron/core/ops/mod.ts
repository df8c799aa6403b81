import type { Attributes } from '../graph/graph';
import { broadcastShapes } from '../tensor/shape';
import { int64 } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { lowerElementwise, requireInputs, requireNumbers, requireSameDType, sumToShapeOf, zipElements } from './shared/elementwise';
import { spread } from './shared/samples';

/** `fmod` 1 as in C: the sign of a. Otherwise as in Python: the sign of b. */
const hasSignOfA = (attributes: Attributes): boolean => numberAttribute(attributes, 'fmod', 0) !== 0;

const remainder = (a: number, b: number): number => a % b;

function flooredRemainder(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

export const mod: OpDefinition = {
  name: 'Mod',
  summary: 'The remainder of a / b, element by element',
  inferTypes: (inputs) => {
    requireInputs('Mod', inputs, 2);
    requireNumbers('Mod', inputs[0]);
    return [{ dtype: requireSameDType('Mod', inputs), shape: broadcastShapes(inputs[0].shape, inputs[1].shape) }];
  },
  forward: ([a, b], attributes) => [zipElements(a, b, hasSignOfA(attributes) ? remainder : flooredRemainder)],
  // y = a − b·q, where q, a/b cut off towards zero or down, is constant between its jumps.
  gradient: ({ build, inputs: [a, b], attributes, upstream }) => {
    const quotient = build.div(a, b);
    const cut = hasSignOfA(attributes) ? build.mul(build.sign(quotient), build.floor(build.abs(quotient))) : build.floor(quotient);
    return [sumToShapeOf(build, upstream, a), sumToShapeOf(build, build.neg(build.mul(upstream, cut)), b)];
  },
  lower: lowerElementwise,
  samples: [
    { inputs: [spread([2, 3], -5, 5), spread([3], 1.1, 2.3, 2)], attributes: { fmod: 1 } },
    { inputs: [int64([6], [-4, 7, 5, 4, -7, 8]), int64([6], [2, -3, 8, -2, 3, 5])] },
    { inputs: [int64([6], [-4, 7, 5, 4, -7, 8]), int64([], [3])], attributes: { fmod: 1 } },
  ],
};

import type { Value } from '../graph/graph';
import { isFloat, type Shape } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireFloat, requireInputs } from './shared/elementwise';
import { lowerReshape } from './shared/layout';
import { spread } from './shared/samples';

/** Dropout as a trained network uses it: the identity. Training graphs build `trainingDropout` instead. */
export const dropout: OpDefinition = {
  name: 'Dropout',
  summary: 'In use the identity; while training, zeroes elements at random',
  inferTypes: (inputs, attributes) => {
    requireInputs('Dropout', inputs, 1);
    requireFloat('Dropout', inputs[0]);
    requireRatio(numberAttribute(attributes, 'ratio', 0.5));
    return [inputs[0]];
  },
  forward: ([x]) => [x],
  gradient: ({ upstream }) => [upstream],
  inputAttributes: [{ name: 'ratio', position: 1, dtype: 'same' }],
  lower: lowerReshape,
  samples: [{ inputs: [spread([2, 3, 4])], attributes: { ratio: 0.25 } }, { inputs: [spread([5])] }],
};

function requireRatio(ratio: number): void {
  if (!(ratio >= 0 && ratio < 1)) throw new Error(`Dropout needs a ratio from 0 to below 1, got ${ratio}.`);
}

interface DropoutSettings {
  /** Share of elements that become zero. */
  readonly ratio: number;
  readonly seed: number;
  /** Shape of the mask, repeated over x; that of x when left out. */
  readonly maskShape?: Shape;
}

/**
 * Dropout while training (Srivastava et al. 2014, "inverted"): y = x · mask / (1 - ratio), with a fresh mask for
 * each value of `step` (int64 scalar). The mask is an ordinary value, so the gradient rule of Mul reuses it.
 */
export function trainingDropout(build: OpBuilder, x: Value, step: Value, { ratio, seed, maskShape = x.type.shape }: DropoutSettings): Value {
  requireRatio(ratio);
  if (!isFloat(x.type.dtype)) throw new Error(`Dropout needs real numbers, got ${x.type.dtype}.`);
  const uniform = build.seededUniform(step, { shape: maskShape, seed });
  const mask = build.cast(build.greaterOrEqual(uniform, ratio), { to: x.type.dtype });
  return build.mul(x, build.mul(mask, 1 / (1 - ratio)));
}

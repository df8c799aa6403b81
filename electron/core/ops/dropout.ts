import { OUTPUT_COUNT, type Attributes, type Value } from '../graph/graph';
import { filled, isFloat, scalar, type Shape, type Tensor, type TensorType } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { seededUniform } from './seeded-uniform';
import { askedOutputs, numberAttribute } from './shared/attributes';
import { requireFloat, requireInputs, zipElements } from './shared/elementwise';
import { lowerReshape } from './shared/layout';
import { spread } from './shared/samples';

const ratioOf = (attributes: Attributes): number => numberAttribute(attributes, 'ratio', 0.5);

/** The share of elements that this node zeroes: none unless `training_mode` says so. */
const droppedBy = (attributes: Attributes): number => (numberAttribute(attributes, 'training_mode', 0) ? ratioOf(attributes) : 0);

/** Which elements stay. Drawn from `seed` alone, so a node that is asked again gives the same answer. */
function maskOf({ shape }: TensorType, attributes: Attributes): Tensor {
  const ratio = droppedBy(attributes);
  if (ratio === 0) return filled('bool', shape, 1);
  const [uniform] = seededUniform.forward([scalar('int64', 0)], { shape, seed: numberAttribute(attributes, 'seed', 0) });
  return { dtype: 'bool', shape, data: Uint8Array.from(uniform.data, (u) => (u >= ratio ? 1 : 0)) };
}

/**
 * As a trained network uses it, the identity. ONNX's training form draws anew in each runtime; here its mask follows
 * from the seed. Training graphs build `trainingDropout` instead, which has a fresh mask for each step.
 */
export const dropout: OpDefinition = {
  name: 'Dropout',
  summary: 'In use the identity; while training, zeroes elements at random',
  inferTypes: (inputs, attributes) => {
    requireInputs('Dropout', inputs, 1);
    requireFloat('Dropout', inputs[0]);
    requireRatio(ratioOf(attributes));
    return askedOutputs([inputs[0], { dtype: 'bool', shape: inputs[0].shape }], attributes);
  },
  forward: ([x], attributes) => {
    const mask = maskOf(x, attributes);
    const scale = 1 / (1 - droppedBy(attributes));
    return askedOutputs([zipElements(x, mask, (v, stays) => (stays ? v * scale : 0)), mask], attributes);
  },
  gradient: ({ build, inputs: [x], attributes, upstream }) => {
    const ratio = droppedBy(attributes);
    if (ratio === 0) return [upstream];
    const [, mask] = build.emit('Dropout', [x], { ...attributes, [OUTPUT_COUNT]: 2 });
    return [build.mul(build.where(mask, upstream, 0), 1 / (1 - ratio))];
  },
  inputAttributes: [
    { name: 'ratio', position: 1, dtype: 'same' },
    { name: 'training_mode', position: 2, dtype: 'bool' },
  ],
  lower: (context) => (context.node.outputs.length === 1 && droppedBy(context.node.attributes) === 0 ? lowerReshape(context) : undefined),
  samples: [
    { inputs: [spread([2, 3, 4])], attributes: { ratio: 0.25 } },
    { inputs: [spread([5])] },
    { inputs: [spread([2, 3])], attributes: { ratio: 0.25, outputCount: 2 } },
    { inputs: [spread([2, 3])], attributes: { ratio: 0, training_mode: 1, outputCount: 2 } },
  ],
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

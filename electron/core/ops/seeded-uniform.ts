/**
 * Helper for training graphs: random numbers as a pure function of (seed, step, element), so that a run can be
 * repeated, resumed, and gives the same numbers bit for bit in the interpreter and in onnxruntime. Everything is
 * wrapping 32-bit integer arithmetic; onnxruntime has no shift to the right for int32, so the scrambling divides
 * by powers of two (rounding towards zero) instead.
 */
import type { Attributes, Value } from '../graph/graph';
import { hash32 } from '../tensor/random';
import { elementCount, formatType, int64, scalar, tensor, type Shape, type Tensor } from '../tensor/tensor';
import type { LowerContext, Lowered, OpDefinition } from './definition';
import { numberAttribute, numbersAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { batchLastTensor } from './shared/batch-last';

const [FIRST, SECOND, GOLDEN] = [0x21f0aaad, 0x735a2d97, 0x9e3779b9].map((factor) => factor | 0);
/** 24 of the 32 bits, without the sign: exact in float32. */
const KEPT_BITS = 0x7fffff80;

const shift = (z: number, bits: number): number => z ^ Math.trunc(z / 2 ** bits);

/** One number per step and seed, well scrambled. */
function stepKey(step: number, seed: number): number {
  const start = Math.imul(step | 0, GOLDEN) ^ hash32(seed);
  return Math.imul(shift(Math.imul(shift(start, 16), FIRST), 15), SECOND);
}

const elementBits = (hash: number, key: number): number => Math.imul(shift(Math.imul(hash ^ key, FIRST), 15), SECOND) & KEPT_BITS;

/** A fixed scrambled number for each element, counted in the order of the source shape. */
const elementHashes = (shape: Shape): Int32Array => Int32Array.from({ length: elementCount(shape) }, (_, i) => hash32(i + 1));

function lowerSeededUniform({ build, node, input }: LowerContext): Lowered {
  const shape = numbersAttribute(node.attributes, 'shape');
  const layout = shape.length > 1 ? 'batchLast' : 'plain';
  const integer = (value: number) => build.constant(scalar('int32', value), 'int');
  const shifted = (z: Value, bits: number) => build.bitwiseXor(z, build.div(z, integer(2 ** bits)));
  const start = build.bitwiseXor(build.mul(build.cast(input(0, 'plain'), { to: 'int32' }), integer(GOLDEN)), integer(hash32(numberAttribute(node.attributes, 'seed'))));
  const key = build.mul(shifted(build.mul(shifted(start, 16), integer(FIRST)), 15), integer(SECOND));
  const sourceOrder = tensor('int32', shape, elementHashes(shape));
  const hashes = build.constant(layout === 'plain' ? sourceOrder : batchLastTensor(sourceOrder), 'hashes');
  const scrambled = build.mul(shifted(build.mul(build.bitwiseXor(hashes, key), integer(FIRST)), 15), integer(SECOND));
  const bits = build.cast(build.bitwiseAnd(scrambled, integer(KEPT_BITS)), { to: 'float32' });
  return { values: [build.mul(bits, 2 ** -31)], layout };
}

function forward(step: Tensor, attributes: Attributes): Tensor {
  const shape = numbersAttribute(attributes, 'shape');
  const key = stepKey(step.data[0], numberAttribute(attributes, 'seed'));
  return tensor('float32', shape, Float32Array.from(elementHashes(shape), (hash) => elementBits(hash, key) * 2 ** -31));
}

export const seededUniform: OpDefinition = {
  name: 'SeededUniform',
  summary: 'Random numbers in [0, 1) that depend only on seed, step and element',
  isHelper: true,
  inferTypes: (inputs, attributes) => {
    requireInputs('SeededUniform', inputs, 1);
    const [step] = inputs;
    if (step.dtype !== 'int64' || step.shape.length > 0) throw new Error(`SeededUniform needs the step as an int64 scalar, got ${formatType(step)}.`);
    numberAttribute(attributes, 'seed');
    return [{ dtype: 'float32', shape: numbersAttribute(attributes, 'shape') }];
  },
  forward: ([step], attributes) => [forward(step, attributes)],
  gradient: 'not differentiable',
  lower: lowerSeededUniform,
  samples: [
    { inputs: [int64([], [0])], attributes: { shape: [7], seed: 1 }, differentiate: [] },
    { inputs: [int64([], [12345])], attributes: { shape: [4, 3, 2], seed: 42 }, differentiate: [] },
  ],
};


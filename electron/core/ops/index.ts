/** The registry of ops: the only place an op file is named. */
import type { ShapeRule } from '../graph/builder';
import type { OpDefinition } from './definition';
import { add } from './add';
import { averagePool } from './average-pool';
import { averagePoolGradient } from './average-pool-gradient';
import { bitwiseAnd } from './bitwise-and';
import { bitwiseXor } from './bitwise-xor';
import { conv } from './conv';
import { convGradientWeight } from './conv-gradient-weight';
import { convTranspose } from './conv-transpose';
import { dropout } from './dropout';
import { expand } from './expand';
import { globalAveragePool } from './global-average-pool';
import { greater } from './greater';
import { maxPool } from './max-pool';
import { maxPoolGradient } from './max-pool-gradient';
import { mul } from './mul';
import { reduceSum } from './reduce-sum';
import { relu } from './relu';
import { reshape } from './reshape';
import { seededUniform } from './seeded-uniform';
import { where } from './where';

export const ops = {
  Add: add,
  AveragePool: averagePool,
  AveragePoolGradient: averagePoolGradient,
  BitwiseAnd: bitwiseAnd,
  BitwiseXor: bitwiseXor,
  Conv: conv,
  ConvGradientWeight: convGradientWeight,
  ConvTranspose: convTranspose,
  Dropout: dropout,
  Expand: expand,
  GlobalAveragePool: globalAveragePool,
  Greater: greater,
  MaxPool: maxPool,
  MaxPoolGradient: maxPoolGradient,
  Mul: mul,
  ReduceSum: reduceSum,
  Relu: relu,
  Reshape: reshape,
  SeededUniform: seededUniform,
  Where: where,
} satisfies Record<string, OpDefinition>;

export type OpName = keyof typeof ops;

/**
 * The definition of an op.
 * @throws if there is none of that name.
 */
export function opNamed(name: string): OpDefinition {
  const definition: OpDefinition | undefined = (ops as Record<string, OpDefinition>)[name];
  if (!definition) throw new Error(`The operator "${name}" is not supported.`);
  return definition;
}

/** The shape rule of every op, in the form the graph builder wants. */
export const inferTypes: ShapeRule = (op, inputs, attributes) => opNamed(op).inferTypes(inputs, attributes);

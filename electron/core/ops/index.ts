/** The registry of ops: the only place an op file is named. */
import type { ShapeRule } from '../graph/builder';
import { add } from './add';
import type { OpDefinition } from './definition';
import { expand } from './expand';
import { greater } from './greater';
import { mul } from './mul';
import { reduceSum } from './reduce-sum';
import { relu } from './relu';
import { reshape } from './reshape';
import { where } from './where';

export const ops = {
  Add: add,
  Expand: expand,
  Greater: greater,
  Mul: mul,
  ReduceSum: reduceSum,
  Relu: relu,
  Reshape: reshape,
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

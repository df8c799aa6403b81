/** The registry of ops. */
import type { ShapeRule } from '../graph/builder';
import * as all from './all';
import type { OpDefinition } from './definition';

export const ops = { ...all } satisfies Record<string, OpDefinition>;

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

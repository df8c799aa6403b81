/** A graph that is one step of many: which of its inputs come anew, and which it hands on to the next step. */
import { formatType, sameType } from '../tensor/tensor';
import { inputNamed, type Graph, type Value } from './graph';

/** What each input and output of a step graph is for. */
export interface StepRoles {
  /** Inputs [N, …] that are gathered from a dataset tensor [M, …] of the same name. */
  readonly batch: readonly string[];
  /** Inputs that one step hands to the next, by an output `next:<name>`: parameters and optimizer state. */
  readonly carried: readonly string[];
  /** Inputs with one value per step; the model takes a tensor [K, …] of the same name. */
  readonly perStep: readonly string[];
  /** Outputs of each step that the model returns as [K, …]. */
  readonly reported: readonly string[];
}

/** Name of the step output that becomes the carried input of that name in the next step. */
export const nextName = (name: string): string => `next:${name}`;

/**
 * Sorts the inputs and outputs of a step graph by their names.
 * @throws if an input marked as batch is missing or the type of a `next:` output differs from its input.
 */
export function stepRoles(step: Graph, batch: readonly string[]): StepRoles {
  batch.forEach((name) => inputNamed(step, name));
  const carried = step.inputs.filter((input) => nextName(input.name) in step.outputs);
  for (const input of carried) requireSameType(input, step.outputs[nextName(input.name)]);
  const taken = new Set([...batch, ...carried.map((input) => input.name)]);
  const nexts = new Set(carried.map((input) => nextName(input.name)));
  return {
    batch,
    carried: carried.map((input) => input.name),
    perStep: step.inputs.map((input) => input.name).filter((name) => !taken.has(name)),
    reported: Object.keys(step.outputs).filter((name) => !nexts.has(name)),
  };
}

function requireSameType(input: Value, next: Value): void {
  if (sameType(input.type, next.type)) return;
  throw new Error(`"${nextName(input.name)}" is ${formatType(next.type)}, but "${input.name}" is ${formatType(input.type)}; a step must hand on what it got.`);
}

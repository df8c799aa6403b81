/** Reading attributes with a sentence when one is missing or of the wrong kind. */
import { OUTPUT_COUNT, type Attributes } from '../../graph/graph';

export function numberAttribute(attributes: Attributes, name: string, fallback?: number): number {
  const value = attributes[name] ?? fallback;
  if (typeof value !== 'number') throw new Error(`The attribute "${name}" must be a number, got ${given(value)}.`);
  return value;
}

export function numbersAttribute(attributes: Attributes, name: string, fallback?: readonly number[]): readonly number[] {
  const value = attributes[name] ?? fallback;
  if (!Array.isArray(value)) throw new Error(`The attribute "${name}" must be a list of numbers, got ${given(value)}.`);
  return value as readonly number[];
}

export function stringAttribute(attributes: Attributes, name: string, fallback?: string): string {
  const value = attributes[name] ?? fallback;
  if (typeof value !== 'string') throw new Error(`The attribute "${name}" must be a text, got ${given(value)}.`);
  return value;
}

/** How many outputs the node has, for an op that has optional ones. */
export const outputCountOf = (attributes: Attributes, usual = 1): number => numberAttribute(attributes, OUTPUT_COUNT, usual);

/** The outputs the node has, of all that an op with optional outputs could give. */
export const askedOutputs = <T>(outputs: readonly T[], attributes: Attributes, usual = 1): readonly T[] => outputs.slice(0, outputCountOf(attributes, usual));

const given = (value: unknown): string => (value === undefined ? 'none' : String(value));

/** Reading attributes with a sentence when one is missing or of the wrong kind. */
import type { Attributes } from '../../graph/graph';

export function numberAttribute(attributes: Attributes, name: string, fallback?: number): number {
  const value = attributes[name] ?? fallback;
  if (typeof value !== 'number') throw new Error(`The attribute "${name}" must be a number, got ${String(value)}.`);
  return value;
}

export function numbersAttribute(attributes: Attributes, name: string, fallback?: readonly number[]): readonly number[] {
  const value = attributes[name] ?? fallback;
  if (!Array.isArray(value)) throw new Error(`The attribute "${name}" must be a list of numbers, got ${String(value)}.`);
  return value as readonly number[];
}

export function stringAttribute(attributes: Attributes, name: string, fallback?: string): string {
  const value = attributes[name] ?? fallback;
  if (typeof value !== 'string') throw new Error(`The attribute "${name}" must be a text, got ${String(value)}.`);
  return value;
}

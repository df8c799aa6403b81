/** Arithmetic with the numbers of a moment in it: what is written as a formula, and can be computed again. */
import { elementCount, type Shape } from '../../tensor/tensor';

/** Which element of which input a number was read from. */
export interface Source {
  readonly input: number;
  readonly element: number;
}

export type Sign = '>' | '≥' | '<' | '≤' | '=' | '∧' | '∨' | '⊕';

/** Functions that have no sign of their own; those of several numbers may mark the one that won. */
export type FunctionName =
  | 'ln' | 'erf' | 'sign' | 'round' | 'floor' | 'ceil' | 'trunc'
  | 'sin' | 'cos' | 'tan' | 'asin' | 'acos' | 'atan' | 'sinh' | 'cosh' | 'tanh' | 'asinh' | 'acosh' | 'atanh'
  | 'max' | 'min' | 'argmax' | 'argmin';

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly source?: Source }
  /** A number that was moved, by where it stood. */
  | { readonly kind: 'place'; readonly tensor: string; readonly at: readonly number[]; readonly value: number; readonly source?: Source }
  | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
  | { readonly kind: 'product'; readonly factors: readonly Expression[] }
  | { readonly kind: 'difference' | 'quotient' | 'power'; readonly a: Expression; readonly b: Expression }
  /** e to that power, square root, −x and |x|. */
  | { readonly kind: 'exponential' | 'root' | 'negative' | 'absolute'; readonly of: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly of: readonly Expression[]; readonly chosen?: number }
  /** 1 if it is so, 0 if not (Iverson's bracket). */
  | { readonly kind: 'holds'; readonly a: Expression; readonly sign: Sign; readonly b: Expression }
  /** `yes` where the condition is not 0. */
  | { readonly kind: 'cases'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression };

export type Operand = Expression | number;

const given = (operand: Operand): Expression => (typeof operand === 'number' ? { kind: 'number', value: operand } : operand);

export const number = (value: number): Expression => ({ kind: 'number', value });
export const sum = (...terms: readonly Operand[]): Expression => ({ kind: 'sum', terms: terms.map(given) });
export const product = (...factors: readonly Operand[]): Expression => ({ kind: 'product', factors: factors.map(given) });
export const difference = (a: Operand, b: Operand): Expression => ({ kind: 'difference', a: given(a), b: given(b) });
export const quotient = (a: Operand, b: Operand): Expression => ({ kind: 'quotient', a: given(a), b: given(b) });
export const power = (a: Operand, b: Operand): Expression => ({ kind: 'power', a: given(a), b: given(b) });
export const exponential = (of: Operand): Expression => ({ kind: 'exponential', of: given(of) });
export const root = (of: Operand): Expression => ({ kind: 'root', of: given(of) });
export const negative = (of: Operand): Expression => ({ kind: 'negative', of: given(of) });
export const absolute = (of: Operand): Expression => ({ kind: 'absolute', of: given(of) });
export const call = (name: FunctionName, ...of: readonly Operand[]): Expression => ({ kind: 'call', name, of: of.map(given) });
export const holds = (a: Operand, sign: Sign, b: Operand): Expression => ({ kind: 'holds', a: given(a), sign, b: given(b) });
export const cases = (condition: Operand, yes: Operand, no: Operand): Expression => ({ kind: 'cases', condition: given(condition), yes: given(yes), no: given(no) });

/** The largest (or smallest, or its place) of many, of which one won. */
export const chosen = (name: FunctionName, of: readonly Expression[], which: number): Expression => ({ kind: 'call', name, of, chosen: which });

/** The index along each axis of an element, row-major. */
export function placeOf(shape: Shape, element: number): number[] {
  let rest = element;
  return shape.map((_, axis) => {
    const inner = elementCount(shape.slice(axis + 1));
    const place = Math.floor(rest / inner);
    rest -= place * inner;
    return place;
  });
}

export const elementAt = (shape: Shape, at: readonly number[]): number => at.reduce((element, place, axis) => element * shape[axis] + place, 0);

/** All the index lists of a shape, row-major. */
export const placesIn = (shape: Shape): number[][] =>
  shape.reduce<number[][]>((places, size) => places.flatMap((place) => Array.from({ length: size }, (_, i) => [...place, i])), [[]]);

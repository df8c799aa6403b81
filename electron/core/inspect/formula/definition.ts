/** What a rule says about one element of an op's output. */
import { broadcastStrides } from '../../tensor/shape';
import type { Shape } from '../../tensor/tensor';
import type { TracedNode } from '../../training/step/trace';
import { elementAt, placeOf, type Expression, type Source } from './expression';

/** An op at one moment, and the element that is looked at. */
export interface Use {
  readonly node: TracedNode;
  /** Which output, and which element of it. */
  readonly output: number;
  readonly element: number;
  /** Shape of that output, and the element by its index along each axis. */
  readonly shape: Shape;
  readonly at: readonly number[];
}

/** A number on the way that has a name of its own, e.g. the mean. */
export interface Part {
  readonly symbol: 'μ' | 'σ²' | 'm' | 'r' | 'dβ' | 'dγ';
  readonly from: Expression;
  readonly value: number;
}

export interface Formulation {
  readonly from: Expression;
  /** In the order in which they are computed. */
  readonly parts?: readonly Part[];
  /** The input element that won. */
  readonly found?: Expression;
}

export interface FormulaRule {
  /** TeX, without numbers. */
  readonly tex: string | ((use: Use) => string);
  readonly formulate: (use: Use) => Formulation;
  /** Present if the outputs behind this one have no formula. */
  readonly lastOutput?: number;
}

/** A rule that is one expression. */
export const rule = (tex: FormulaRule['tex'], from: (use: Use) => Expression): FormulaRule => ({ tex, formulate: (use) => ({ from: from(use) }) });

/** One element of an input. */
export function read({ node }: Use, input: number, element: number): Expression & { readonly kind: 'number' } {
  const source: Source = { input, element };
  return { kind: 'number', value: node.inputs[input].data[element], source };
}

/** The same by its index along each axis. */
export const readAt = (use: Use, input: number, at: readonly number[]): Expression & { readonly kind: 'number' } => read(use, input, elementAt(use.node.inputs[input].shape, at));

/** The element of an input that meets the element of the output by broadcasting. */
export function meet(use: Use, input: number): Expression & { readonly kind: 'number' } {
  const strides = broadcastStrides(use.node.inputs[input].shape, use.shape);
  return read(use, input, use.at.reduce((element, place, axis) => element + place * strides[axis], 0));
}

const letters = ['a', 'b', 'c', 'd', 'e', 'f'];

/** How an input is called in the rules: x if it is the only one, else a, b, c … */
export const nameOf = ({ node }: Use, input: number): string => (node.inputs.length === 1 ? 'x' : (letters[input] ?? `x${input}`));

/** Where an input element stands. */
export function place(use: Use, input: number, element: number): Expression & { readonly kind: 'place' } {
  const { shape, data } = use.node.inputs[input];
  return { kind: 'place', tensor: nameOf(use, input), at: placeOf(shape, element), value: data[element], source: { input, element } };
}

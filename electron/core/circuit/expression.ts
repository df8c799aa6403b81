/** An expression as it was read: a small tree for each statement. */
import type { GateKind } from './gates';
import type { Text } from '../tensor/text';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'gate'; readonly gate: GateKind; readonly inputs: readonly Expression[] };

/** `(x + y) * z`, or `q = x + y`, which gives its value a name for later statements. */
export interface Statement {
  readonly name?: string;
  readonly expression: Expression;
}

/** What cannot be read in an expression, and where. */
export class ExpressionProblem extends Error {
  constructor(
    readonly text: Text,
    /** First character at fault and the one behind the last; equal at the end of the text. */
    readonly start: number,
    readonly end: number,
  ) {
    super(text.en);
  }
}

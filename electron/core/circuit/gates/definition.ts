/** What a gate file declares: a layer whose values are single numbers, and how it explains itself. */
import type { Value } from '../../graph/graph';
import type { BuildContext, LayerDefinition } from '../../layers/definition';
import type { Text } from '../../tensor/text';

/** TeX for each input, by its name, and for the output `y`: letters, or the numbers that are on the wires. */
export type Letters = Readonly<Record<string, string>>;

/** TeX of something, from the letters or numbers it is about. */
export type Tex = (letters: Letters) => string;

export type Operator = '+' | '-' | '*' | '^';

/** How a gate is written in an expression; numbers and names are written as they are. */
export type Notation =
  | { readonly kind: 'infix'; readonly operator: Operator }
  | { readonly kind: 'call'; readonly name: string }
  | { readonly kind: 'negation' | 'reciprocal' | 'number' | 'name' };

export interface GateDefinition extends LayerDefinition {
  /** What stands on its card, one to four characters. */
  readonly symbol: string;
  readonly notation: Notation;
  /** How it hands the gradient back, in a sentence or two. */
  readonly rule: Text;
  /** What it computes, without `y =`. */
  readonly output: Tex;
  /** The derivative of its output by each input. */
  readonly derivatives: readonly Tex[];
  /** No gate asks for more than this. */
  readonly build: (context: Pick<BuildContext, 'build' | 'inputs' | 'parameters'>) => Value;
  /** Inputs at which tests compare it with differences; away from kinks. */
  readonly points: readonly (readonly number[])[];
}

/** The formula of an element with those of the ops before it filled in, e.g. a whole update of an optimizer. Pure. */
import type { TracedNode } from '../../training/step/trace';
import { elementFormula, type ElementFormula } from '../element-formula';
import type { Expression, Source } from './expression';

/** With more numbers than this a formula is no longer read. */
const mostNumbers = 24;

/** Which node made a value, by the name of the value. */
export type MadeBy = ReadonlyMap<string, TracedNode>;

export const makersOf = (nodes: readonly TracedNode[]): MadeBy => new Map(nodes.flatMap((node) => node.makes.map((name) => [name, node] as const)));

/** @returns `null` where nothing can be filled in, or too much */
export function writtenOut(node: TracedNode, element: number, output: number, makers: MadeBy): ElementFormula | null {
  const short = elementFormula(node, element, output);
  if (!short.from || short.parts) return null;
  const from = filled(short.from, node, makers);
  return from === short.from || numbersIn(from) > mostNumbers ? null : { op: short.op, value: short.value, from };
}

/** The same expression where there is nothing to fill in. */
function filled(expression: Expression, node: TracedNode, makers: MadeBy): Expression {
  if (expression.kind === 'number' || expression.kind === 'place') return expression.source ? beforehand(expression, expression.source, node, makers) : expression;
  const each = (of: Expression): Expression => filled(of, node, makers);
  const next = mapped(expression, each);
  return operands(next).every((operand, i) => operand === operands(expression)[i]) ? expression : next;
}

/** How the number came about, if an op of the same layer and phase made it by a rule that can be written in a line. */
function beforehand(leaf: Expression & { readonly value: number }, { input, element }: Source, node: TracedNode, makers: MadeBy): Expression {
  const maker = makers.get(node.reads[input]);
  if (!maker || maker.phase !== node.phase || maker.layer !== node.layer) return leaf;
  const { from, parts } = elementFormula(maker, element, maker.makes.indexOf(node.reads[input]));
  if (!from || parts || numbersIn(from) > 3) return leaf;
  const inner = filled(from, maker, makers);
  return inner.kind === 'place' ? { kind: 'number', value: inner.value, source: inner.source } : inner;
}

export function operands(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'place':
      return [];
    case 'sum':
      return expression.terms;
    case 'product':
      return expression.factors;
    case 'call':
      return expression.of;
    case 'difference':
    case 'quotient':
    case 'power':
    case 'holds':
      return [expression.a, expression.b];
    case 'cases':
      return [expression.condition, expression.yes, expression.no];
    default:
      return [expression.of];
  }
}

function mapped(expression: Expression, change: (of: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'number':
    case 'place':
      return expression;
    case 'sum':
      return { ...expression, terms: expression.terms.map(change) };
    case 'product':
      return { ...expression, factors: expression.factors.map(change) };
    case 'call':
      return { ...expression, of: expression.of.map(change) };
    case 'difference':
    case 'quotient':
    case 'power':
    case 'holds':
      return { ...expression, a: change(expression.a), b: change(expression.b) };
    case 'cases':
      return { ...expression, condition: change(expression.condition), yes: change(expression.yes), no: change(expression.no) };
    default:
      return { ...expression, of: change(expression.of) };
  }
}

const numbersIn = (expression: Expression): number => {
  const inside = operands(expression);
  return inside.length === 0 ? 1 : inside.reduce((count, each) => count + numbersIn(each), 0);
};

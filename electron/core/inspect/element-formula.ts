/** How one element of a traced value came about: the op's rule, and the same with the numbers of the moment filled in. Pure. */
import type { TracedNode } from '../training/step/trace';
import type { Formulation, Use } from './formula/definition';
import { placeOf } from './formula/expression';
import { rules } from './formula/rules';

export interface ElementFormula extends Partial<Formulation> {
  /** The element as the trace has it. */
  readonly value: number;
  readonly op: string;
  /** The rule as TeX, without numbers. */
  readonly rule?: string;
}

/** @param element index into that output, row-major; without a `from` the op's rule has no form in numbers */
export function elementFormula(node: TracedNode, element: number, output = 0): ElementFormula {
  const { shape, data } = node.outputs[output];
  const [value, { op }] = [data[element], node];
  const known = rules[op];
  if (!known || output > (known.lastOutput ?? Infinity)) return { value, op };
  const use: Use = { node, output, element, shape, at: placeOf(shape, element) };
  return { value, op, rule: typeof known.tex === 'string' ? known.tex : known.tex(use), ...known.formulate(use) };
}

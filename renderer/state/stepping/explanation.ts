/** What is said about one element of a moment: the rule in letters, and the same with its numbers. Pure. */
import { elementFormula, type ElementFormula } from '@core/inspect/element-formula';
import { formulaTex, formulaText, partsTex, partsText } from '@core/inspect/formula-text';
import { writtenOut, type MadeBy } from '@core/inspect/formula/written-out';
import type { Moment } from '@core/inspect/moments';

/** A line in both forms that can be copied. */
export interface Line {
  readonly text: string;
  readonly tex: string;
}

export interface Explanation {
  /** Without numbers, as TeX; of an op that has no formula `null`. */
  readonly rule: string | null;
  /** Numbers on the way with names of their own, e.g. the mean. */
  readonly parts: readonly Line[];
  readonly formula: Line;
  /** The same with the ops before it filled in, where that is more than the formula itself. */
  readonly whole: Line | null;
}

const lineOf = (formula: ElementFormula): Line => ({ text: formulaText(formula), tex: formulaTex(formula) });

export function explain({ node }: Moment, element: number, output: number, makers: MadeBy): Explanation {
  const formula = elementFormula(node, element, output);
  const whole = writtenOut(node, element, output, makers);
  const tex = partsTex(formula);
  return {
    rule: formula.rule ?? null,
    parts: partsText(formula).map((text, i) => ({ text, tex: tex[i] })),
    formula: lineOf(formula),
    whole: whole && lineOf(whole),
  };
}

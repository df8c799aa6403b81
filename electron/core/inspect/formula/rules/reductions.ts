/** Many numbers of a line or a block become one: sums, means, extremes, and softmax, which compares each with all. */
import { numberAttribute, numbersAttribute } from '../../../ops/shared/attributes';
import { normalizeAxis } from '../../../tensor/shape';
import { absolute, call, chosen, difference, exponential, placesIn, power, product, quotient, root, sum, type Expression } from '../expression';
import { readAt, rule, type Formulation, type FormulaRule, type Use } from '../definition';

type Read = ReturnType<typeof readAt>;

/** The elements that are combined into the one that is looked at, row-major. */
function combined(use: Use): Read[] {
  const { attributes, inputs: [{ shape }] } = use.node;
  const rank = shape.length;
  const named = numbersAttribute(attributes, 'axes', []).map((axis) => normalizeAxis(axis, rank));
  const everywhere = numberAttribute(attributes, 'noop_with_empty_axes', 0) ? [] : Array.from(shape.keys());
  const axes = named.length > 0 ? named : everywhere;
  const keeps = numberAttribute(attributes, 'keepdims', 1) !== 0;
  const kept = Array.from(shape.keys()).filter((axis) => !axes.includes(axis));
  const fixed = new Map(kept.map((axis, i) => [axis, use.at[keeps ? axis : i]]));
  return placesIn(shape.map((size, axis) => (axes.includes(axis) ? size : 1))).map((at) => readAt(use, 0, at.map((place, axis) => fixed.get(axis) ?? place)));
}

const over = (tex: string, make: (terms: readonly Read[]) => Expression): FormulaRule => rule(tex, (use) => make(combined(use)));
const extreme = (name: 'max' | 'min'): FormulaRule =>
  over(`y = \\${name}_i x_i`, (terms) => chosen(name, terms, terms.findIndex(({ value }) => value === Math[name](...terms.map((each) => each.value)))));

/** The line along the op's axis through the place. */
function line(use: Use, axis: number): Read[] {
  const { shape } = use.node.inputs[0];
  return Array.from({ length: shape[axis] }, (_, place) => readAt(use, 0, use.at.with(axis, place)));
}

/** The largest score is taken away from all first, so that nothing overflows. */
function shifted(use: Use): { readonly x: Read; readonly powers: readonly Expression[]; readonly m: number; readonly parts: Formulation['parts'] } {
  const axis = normalizeAxis(numberAttribute(use.node.attributes, 'axis', -1), use.shape.length);
  const scores = line(use, axis);
  const values = scores.map(({ value }) => value);
  const m = Math.max(...values);
  return { x: scores[use.at[axis]], m, powers: scores.map((score) => exponential(difference(score, m))), parts: [{ symbol: 'm', value: m, from: chosen('max', scores, values.indexOf(m)) }] };
}

const softmax: FormulaRule = {
  tex: String.raw`p_i = \frac{e^{x_i - m}}{\sum_j e^{x_j - m}}, \quad m = \max_j x_j`,
  formulate: (use) => {
    const { x, m, powers, parts } = shifted(use);
    return { from: quotient(exponential(difference(x, m)), sum(...powers)), parts };
  },
};

const logSoftmax: FormulaRule = {
  tex: String.raw`\ln p_i = x_i - m - \ln \sum_j e^{x_j - m}, \quad m = \max_j x_j`,
  formulate: (use) => {
    const { x, m, powers, parts } = shifted(use);
    return { from: difference(difference(x, m), call('ln', sum(...powers))), parts };
  },
};

/** Of equal elements the first one, or the last one. */
function place(use: Use, name: 'argmax' | 'argmin'): Expression {
  const { attributes, outputs: [output] } = use.node;
  const rank = use.node.inputs[0].shape.length;
  const axis = normalizeAxis(numberAttribute(attributes, 'axis', 0), rank);
  const at = use.at.length === rank ? use.at : use.at.toSpliced(axis, 0, 0);
  return chosen(name, line({ ...use, at }, axis), output.data[use.element]);
}

export const reductions: Readonly<Record<string, FormulaRule>> = {
  ReduceSum: over(String.raw`y = \sum_i x_i`, (terms) => sum(...terms)),
  ReduceMean: over(String.raw`y = \frac{1}{n} \sum_i x_i`, (terms) => quotient(sum(...terms), terms.length)),
  ReduceMax: extreme('max'),
  ReduceMin: extreme('min'),
  ReduceProd: over(String.raw`y = \prod_i x_i`, (terms) => product(...terms)),
  ReduceL1: over(String.raw`y = \sum_i |x_i|`, (terms) => sum(...terms.map(absolute))),
  ReduceL2: over(String.raw`y = \sqrt{\sum_i x_i^2}`, (terms) => root(sum(...terms.map((each) => power(each, 2))))),
  ReduceSumSquare: over(String.raw`y = \sum_i x_i^2`, (terms) => sum(...terms.map((each) => power(each, 2)))),
  ReduceLogSumExp: over(String.raw`y = \ln \sum_i e^{x_i}`, (terms) => call('ln', sum(...terms.map(exponential)))),
  ArgMax: rule(String.raw`y = \arg\max_i x_i`, (use) => place(use, 'argmax')),
  ArgMin: rule(String.raw`y = \arg\min_i x_i`, (use) => place(use, 'argmin')),
  Softmax: softmax,
  LogSoftmax: logSoftmax,
};

/** Ops whose element depends on one element of each input. */
import type { Attributes } from '../../../graph/graph';
import { numberAttribute, stringAttribute } from '../../../ops/shared/attributes';
import { isFloat } from '../../../tensor/tensor';
import { absolute, call, cases, chosen, difference, exponential, holds, negative, number, power, product, quotient, root, sum, type Expression, type FunctionName, type Operand, type Sign } from '../expression';
import { meet, rule, type FormulaRule, type Use } from '../definition';

const one = (tex: string, from: (x: Expression, attributes: Attributes) => Expression): FormulaRule => rule(tex, (use) => from(meet(use, 0), use.node.attributes));
const two = (tex: string, from: (a: Expression, b: Expression) => Expression): FormulaRule => rule(tex, (use) => from(meet(use, 0), meet(use, 1)));
const compared = (sign: Sign, tex: string): FormulaRule => two(String.raw`y_i = [a_i ${tex} b_i]`, (a, b) => holds(a, sign, b));
const called = (name: FunctionName, tex = `\\${name}`): FormulaRule => one(String.raw`y_i = ${tex}(x_i)`, (x) => call(name, x));
const all = (use: Use): Expression[] => use.node.inputs.map((_, input) => meet(use, input));

const extreme = (name: 'max' | 'min'): FormulaRule =>
  rule(`y_i = \\${name}(a_i, b_i, \\dots)`, (use) => {
    const values = use.node.inputs.map((_, input) => meet(use, input));
    return chosen(name, values, values.findIndex(({ value }) => value === use.node.outputs[0].data[use.element]));
  });

/** Whole numbers are divided without a rest. */
const wholeOrReal = ({ node }: Use, made: Expression): Expression => (isFloat(node.outputs[0].dtype) ? made : call('trunc', made));
const positive = (x: Expression): Expression => holds(x, '>', 0);
const between = (low: number, x: Operand, high: number): Expression => call('max', low, call('min', high, x));
const softplus = (x: Expression): Expression => call('ln', sum(1, exponential(x)));

/** ½ x (1 + erf(x / √2)), or the approximation with tanh. */
const gelu = (x: Expression, attributes: Attributes): Expression => {
  const inside =
    stringAttribute(attributes, 'approximate', 'none') === 'tanh'
      ? call('tanh', product(Math.sqrt(2 / Math.PI), sum(x, product(0.044715, power(x, 3)))))
      : call('erf', quotient(x, Math.SQRT2));
  return product(0.5, x, sum(1, inside));
};

export const elementwise: Readonly<Record<string, FormulaRule>> = {
  Add: two(String.raw`y_i = a_i + b_i`, (a, b) => sum(a, b)),
  Sub: two(String.raw`y_i = a_i - b_i`, difference),
  Mul: two(String.raw`y_i = a_i \cdot b_i`, (a, b) => product(a, b)),
  Div: rule(String.raw`y_i = \frac{a_i}{b_i}`, (use) => wholeOrReal(use, quotient(meet(use, 0), meet(use, 1)))),
  Pow: two(String.raw`y_i = a_i^{\,b_i}`, power),
  Sum: rule(String.raw`y_i = a_i + b_i + \dots`, (use) => sum(...all(use))),
  Mean: rule(String.raw`y_i = \frac{1}{n}(a_i + b_i + \dots)`, (use) => quotient(sum(...all(use)), use.node.inputs.length)),
  Max: extreme('max'),
  Min: extreme('min'),
  Neg: one(String.raw`y_i = -x_i`, negative),
  Abs: one(String.raw`y_i = |x_i|`, absolute),
  Exp: one(String.raw`y_i = e^{x_i}`, exponential),
  Log: called('ln'),
  Sqrt: one(String.raw`y_i = \sqrt{x_i}`, root),
  Reciprocal: one(String.raw`y_i = \frac{1}{x_i}`, (x) => quotient(1, x)),
  Sign: called('sign', String.raw`\operatorname{sign}`),
  Round: called('round', String.raw`\operatorname{round}`),
  Floor: called('floor', String.raw`\operatorname{floor}`),
  Ceil: called('ceil', String.raw`\operatorname{ceil}`),
  Erf: called('erf', String.raw`\operatorname{erf}`),
  Sin: called('sin'),
  Cos: called('cos'),
  Tan: called('tan'),
  Asin: called('asin', String.raw`\arcsin`),
  Acos: called('acos', String.raw`\arccos`),
  Atan: called('atan', String.raw`\arctan`),
  Sinh: called('sinh'),
  Cosh: called('cosh'),
  Tanh: called('tanh'),
  Asinh: called('asinh', String.raw`\operatorname{arsinh}`),
  Acosh: called('acosh', String.raw`\operatorname{arcosh}`),
  Atanh: called('atanh', String.raw`\operatorname{artanh}`),
  Relu: one(String.raw`y_i = \max(0, x_i)`, (x) => call('max', 0, x)),
  ReluGradient: rule(String.raw`\mathrm{d}x_i = \mathrm{d}y_i \cdot [x_i > 0]`, (use) => product(meet(use, 1), positive(meet(use, 0)))),
  Sigmoid: one(String.raw`y_i = \frac{1}{1 + e^{-x_i}}`, (x) => quotient(1, sum(1, exponential(negative(x))))),
  Softplus: one(String.raw`y_i = \ln(1 + e^{x_i})`, softplus),
  Softsign: one(String.raw`y_i = \frac{x_i}{1 + |x_i|}`, (x) => quotient(x, sum(1, absolute(x)))),
  Mish: one(String.raw`y_i = x_i \tanh(\ln(1 + e^{x_i}))`, (x) => product(x, call('tanh', softplus(x)))),
  Gelu: one(String.raw`y_i = \tfrac{1}{2}\, x_i \left(1 + \operatorname{erf}\frac{x_i}{\sqrt{2}}\right)`, gelu),
  LeakyRelu: one(String.raw`y_i = \max(0, x_i) + \alpha \min(0, x_i)`, (x, attributes) => sum(call('max', 0, x), product(numberAttribute(attributes, 'alpha', 0.01), call('min', 0, x)))),
  PRelu: two(String.raw`y_i = \max(0, a_i) + b_i \min(0, a_i)`, (a, b) => sum(call('max', 0, a), product(b, call('min', 0, a)))),
  ThresholdedRelu: one(String.raw`y_i = x_i \cdot [x_i > \alpha]`, (x, attributes) => product(x, holds(x, '>', numberAttribute(attributes, 'alpha', 1)))),
  Elu: one(String.raw`y_i = \begin{cases} x_i & x_i > 0 \\ \alpha (e^{x_i} - 1) & x_i \le 0 \end{cases}`, (x, attributes) =>
    cases(positive(x), x, product(numberAttribute(attributes, 'alpha', 1), difference(exponential(x), 1)))),
  Celu: one(String.raw`y_i = \max(0, x_i) + \min(0, \alpha (e^{x_i / \alpha} - 1))`, (x, attributes) => {
    const alpha = numberAttribute(attributes, 'alpha', 1);
    return sum(call('max', 0, x), call('min', 0, product(alpha, difference(exponential(quotient(x, alpha)), 1))));
  }),
  Selu: one(String.raw`y_i = \gamma \begin{cases} x_i & x_i > 0 \\ \alpha (e^{x_i} - 1) & x_i \le 0 \end{cases}`, (x, attributes) => {
    const [alpha, gamma] = [numberAttribute(attributes, 'alpha', 1.67326319217681884765625), numberAttribute(attributes, 'gamma', 1.05070102214813232421875)];
    return product(gamma, cases(positive(x), x, product(alpha, difference(exponential(x), 1))));
  }),
  HardSigmoid: one(String.raw`y_i = \max(0, \min(1, \alpha x_i + \beta))`, (x, attributes) =>
    between(0, sum(product(numberAttribute(attributes, 'alpha', 0.2), x), numberAttribute(attributes, 'beta', 0.5)), 1)),
  HardSwish: one(String.raw`y_i = x_i \max(0, \min(1, \tfrac{x_i}{6} + \tfrac{1}{2}))`, (x) => product(x, between(0, sum(quotient(x, 6), 0.5), 1))),
  Clip: one(String.raw`y_i = \min(u, \max(l, x_i))`, (x, { min, max }) => {
    const above = min === undefined ? x : call('max', numberAttribute({ min }, 'min'), x);
    return max === undefined ? above : call('min', numberAttribute({ max }, 'max'), above);
  }),
  Greater: compared('>', '>'),
  GreaterOrEqual: compared('≥', String.raw`\ge`),
  Less: compared('<', '<'),
  LessOrEqual: compared('≤', String.raw`\le`),
  Equal: compared('=', '='),
  And: compared('∧', String.raw`\land`),
  Or: compared('∨', String.raw`\lor`),
  Xor: compared('⊕', String.raw`\oplus`),
  Not: one(String.raw`y_i = [x_i = 0]`, (x) => holds(x, '=', 0)),
  Where: rule(String.raw`y_i = \begin{cases} b_i & a_i = 1 \\ c_i & a_i = 0 \end{cases}`, (use) => cases(meet(use, 0), meet(use, 1), meet(use, 2))),
  Cast: rule(String.raw`y_i = x_i`, (use) => {
    const x = meet(use, 0);
    if (use.node.outputs[0].dtype === 'bool') return difference(1, holds(x, '=', 0));
    return Number.isInteger(x.value) || isFloat(use.node.outputs[0].dtype) ? { ...x, kind: 'place', tensor: 'x', at: use.at } : call('trunc', x);
  }),
  OneHot: rule(String.raw`y_{ij} = [x_i = j]`, (use) => oneHot(use)),
};

/** The class against the index along the new axis; with other values than 0 and 1, both of them. */
function oneHot(use: Use): Expression {
  const { attributes, inputs } = use.node;
  const [off, on] = attributes['values'] as readonly number[];
  const axis = numberAttribute(attributes, 'axis', -1);
  const position = axis < 0 ? axis + use.shape.length : axis;
  const rest = use.at.toSpliced(position, 1);
  const element = rest.reduce((found, at, i) => found * inputs[0].shape[i] + at, 0);
  const label: Expression = { kind: 'number', value: inputs[0].data[element], source: { input: 0, element } };
  const counted = label.value < 0 ? sum(label, numberAttribute(attributes, 'depth')) : label;
  const isOn = holds(counted, '=', use.at[position]);
  return off === 0 && on === 1 ? isOn : cases(isOn, number(on), number(off));
}

/** A formula with its numbers, as plain text and as TeX. */
import type { ElementFormula } from './element-formula';
import type { Part } from './formula/definition';
import type { Expression, FunctionName, Sign } from './formula/expression';

/** Terms of a long sum that are written; the others are counted. */
const mostTerms = 6;

/** How tightly the parts of an expression hold together. */
const loose = 0;
const asTerm = 1;
const asFactor = 2;
const asBase = 3;

interface Script {
  readonly number: (value: number) => string;
  readonly place: (tensor: string, at: readonly number[]) => string;
  readonly times: string;
  readonly minus: string;
  readonly more: (count: number) => string;
  readonly quotient: (a: string, b: string) => string;
  /** Whether the two sides of a quotient need no parentheses. */
  readonly hasFractions: boolean;
  readonly power: (a: string, b: string) => string;
  readonly root: (inside: string) => string;
  readonly absolute: (inside: string) => string;
  readonly call: (name: string, inside: string) => string;
  readonly parentheses: (inside: string) => string;
  /** Between the arguments of a function. */
  readonly comma: string;
  readonly holds: (a: string, sign: Sign, b: string) => string;
  readonly not: string;
  readonly cases: (rows: readonly (readonly [value: string, condition: string])[]) => string;
  /** The one that won. */
  readonly won: (inside: string) => string;
  readonly symbol: (symbol: Part['symbol']) => string;
}

/** Four significant digits, without zeros at the end. */
function digits(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  return String(Number(value.toPrecision(4)));
}

const text: Script = {
  number: (value) => digits(value).replaceAll('-', '−'),
  place: (tensor, at) => (at.length === 0 ? tensor : `${tensor}[${at.join(', ')}]`),
  times: '·',
  minus: '−',
  more: (count) => `… (${count})`,
  quotient: (a, b) => `${a} / ${b}`,
  hasFractions: false,
  power: (a, b) => `${a}^${b}`,
  root: (inside) => `√(${inside})`,
  absolute: (inside) => `|${inside}|`,
  call: (name, inside) => `${name}(${inside})`,
  parentheses: (inside) => `(${inside})`,
  comma: ', ',
  holds: (a, sign, b) => `[${a} ${sign} ${b}]`,
  not: '¬',
  cases: (rows) => `{${rows.map(([value, condition]) => `${value} : ${condition}`).join('; ')}}`,
  won: (inside) => `→${inside}`,
  symbol: (symbol) => symbol,
};

const texSigns: Readonly<Record<Sign, string>> = { '>': '>', '≥': String.raw`\ge`, '<': '<', '≤': String.raw`\le`, '=': '=', '∧': String.raw`\land`, '∨': String.raw`\lor`, '⊕': String.raw`\oplus` };
const texSymbols: Readonly<Record<Part['symbol'], string>> = { μ: String.raw`\mu`, 'σ²': String.raw`\sigma^2`, m: 'm', r: 'r', dβ: String.raw`\mathrm{d}\beta`, dγ: String.raw`\mathrm{d}\gamma` };
/** Those that TeX knows by another name, or not at all. */
const ownNames: ReadonlySet<string> = new Set(['ln', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'max', 'min'] satisfies FunctionName[]);

/** Parentheses grow with what is in them only where they must, because a line cannot break within those that do. */
function enclosed(inside: string): string {
  return inside.includes(String.raw`\frac`) ? String.raw`\left(${inside}\right)` : `(${inside})`;
}

const tex: Script = {
  number: (value) => digits(value).replace('∞', String.raw`\infty`).replace('NaN', String.raw`\text{NaN}`).replace(/e\+?(-?\d+)$/, String.raw` \cdot 10^{$1}`),
  place: (tensor, at) => (at.length === 0 ? tensor : String.raw`${tensor}_{${at.join(',')}}`),
  times: String.raw` \cdot `,
  minus: '-',
  more: (count) => String.raw`\underbrace{\cdots}_{${count}}`,
  quotient: (a, b) => String.raw`\frac{${a}}{${b}}`,
  hasFractions: true,
  power: (a, b) => `${a}^{${b}}`,
  root: (inside) => String.raw`\sqrt{${inside}}`,
  absolute: (inside) => String.raw`\left|${inside}\right|`,
  call: (name, inside) => `${ownNames.has(name) ? `\\${name}` : String.raw`\operatorname{${name}}`}${enclosed(inside)}`,
  parentheses: enclosed,
  comma: String.raw`,\allowbreak `,
  holds: (a, sign, b) => String.raw`\left[${a} ${texSigns[sign]} ${b}\right]`,
  not: String.raw`\lnot `,
  cases: (rows) => String.raw`\begin{cases} ${rows.map((row) => row.join(' & ')).join(String.raw` \\ `)} \end{cases}`,
  won: (inside) => String.raw`\boxed{${inside}}`,
  symbol: (symbol) => texSymbols[symbol],
};

/** `0.5·0.2 + (−1)·0.3 + 0.1 = −0.1`. */
export const formulaText = (formula: ElementFormula): string => write(formula, text);
export const formulaTex = (formula: ElementFormula): string => write(formula, tex);

/** The numbers on the way, each as a line of its own: `μ = (1 + 2) / 2 = 1.5`. */
export const partsText = (formula: ElementFormula): string[] => writeParts(formula, text);
export const partsTex = (formula: ElementFormula): string[] => writeParts(formula, tex);

function write({ from, found, op, value }: ElementFormula, script: Script): string {
  const sides = [from ? written(from, loose, script) : script.call(op, '…'), ...(found ? [written(found, loose, script)] : []), script.number(value)];
  return sides.join(' = ');
}

const writeParts = ({ parts = [] }: ElementFormula, script: Script): string[] =>
  parts.map(({ symbol, from, value }) => `${script.symbol(symbol)} = ${written(from, loose, script)} = ${script.number(value)}`);

function written(expression: Expression, around: number, script: Script): string {
  const inside = (of: Expression, tightness = loose): string => written(of, tightness, script);
  const held = (tightness: number, made: string): string => (around > tightness ? script.parentheses(made) : made);
  switch (expression.kind) {
    case 'number':
      return writtenNumber(expression.value, around, script);
    case 'place':
      return script.place(expression.tensor, expression.at);
    case 'sum':
      return held(loose, shortened(expression.terms.map((each) => inside(each, asTerm)), script).join(' + '));
    case 'difference':
      return held(loose, `${inside(expression.a, expression.a.kind === 'number' ? asTerm : loose)} ${script.minus} ${inside(expression.b, asTerm)}`);
    case 'product':
      return held(asTerm, shortened(expression.factors.map((each) => inside(each, asFactor)), script).join(script.times));
    case 'quotient':
      return writtenQuotient(expression.a, expression.b, around, script);
    case 'power':
      return script.power(inside(expression.a, asBase), script.hasFractions ? inside(expression.b) : inside(expression.b, asBase));
    case 'exponential':
      return script.power('e', script.hasFractions ? inside(expression.of) : inside(expression.of, asBase));
    case 'negative':
      return held(loose, `${script.minus}${inside(expression.of, asFactor)}`);
    case 'root':
      return script.root(inside(expression.of));
    case 'absolute':
      return script.absolute(inside(expression.of));
    case 'call':
      return script.call(expression.name, writtenList(expression, script));
    case 'holds':
      return script.holds(inside(expression.a, asTerm), expression.sign, inside(expression.b, asTerm));
    case 'cases':
      return writtenCases(expression, script);
  }
}

/** A sign or a power of ten would be misread beside another number. */
function writtenNumber(value: number, around: number, script: Script): string {
  const isLong = value < 0 || Object.is(value, -0) || digits(value).includes('e');
  return around > loose && isLong ? `(${script.number(value)})` : script.number(value);
}

function writtenQuotient(a: Expression, b: Expression, around: number, script: Script): string {
  if (script.hasFractions) {
    const made = script.quotient(written(a, loose, script), written(b, loose, script));
    return around >= asBase ? script.parentheses(made) : made;
  }
  const made = script.quotient(written(a, asFactor, script), written(b, asBase, script));
  return around > asTerm ? script.parentheses(made) : made;
}

/** The condition is a comparison, or an element of the first input, a. */
function writtenCases({ condition, yes, no }: Expression & { readonly kind: 'cases' }, script: Script): string {
  const compared = condition.kind === 'holds' ? written(condition, loose, script) : null;
  const [isSo, isNot] = compared ? [compared, script.not + compared] : ['a = 1', 'a = 0'];
  const truth = truthOf(condition);
  const row = (value: Expression, wins: boolean, when: string) => [wins ? script.won(written(value, loose, script)) : written(value, loose, script), when] as const;
  return script.cases([row(yes, truth === true, isSo), row(no, truth === false, isNot)]);
}

/** Whether a condition holds, where it is a number or compares two. */
function truthOf(condition: Expression): boolean | undefined {
  if (condition.kind === 'number') return condition.value !== 0;
  if (condition.kind !== 'holds' || condition.a.kind !== 'number' || condition.b.kind !== 'number') return undefined;
  const [a, b] = [condition.a.value, condition.b.value];
  return { '>': a > b, '≥': a >= b, '<': a < b, '≤': a <= b, '=': a === b, '∧': a !== 0 && b !== 0, '∨': a !== 0 || b !== 0, '⊕': (a !== 0) !== (b !== 0) }[condition.sign];
}

function writtenList({ of, chosen }: Expression & { readonly kind: 'call' }, script: Script): string {
  const all = of.map((each, i) => (i === chosen ? script.won(written(each, loose, script)) : written(each, loose, script)));
  return shortened(all, script, chosen).join(script.comma);
}

/** The first few and the last one, and the one that is not to be missed. */
function shortened(terms: readonly string[], script: Script, wanted?: number): readonly string[] {
  if (terms.length <= mostTerms) return terms;
  const first = mostTerms - 2;
  const last = terms.length - 1;
  if (wanted === undefined || wanted < first || wanted === last) return [...terms.slice(0, first), script.more(last - first), terms[last]];
  const between = (from: number, to: number): string[] => (to > from ? [script.more(to - from)] : []);
  return [...terms.slice(0, first - 1), ...between(first - 1, wanted), terms[wanted], ...between(wanted + 1, last), terms[last]];
}

/** A formula with its numbers, as plain text and as TeX. */
import type { ElementFormula } from './element-formula';

/** Terms of a long sum that are written; the others are counted. */
const mostTerms = 6;

interface Script {
  readonly number: (value: number) => string;
  readonly times: string;
  readonly minus: string;
  readonly more: (count: number) => string;
  readonly quotient: (a: string, b: string) => string;
  readonly call: (name: string, inside: string) => string;
}

/** Four significant digits, without zeros at the end. */
function digits(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  return String(Number(value.toPrecision(4)));
}

const text: Script = {
  number: (value) => digits(value).replace('-', '−'),
  times: '·',
  minus: '−',
  more: (count) => `… (${count})`,
  quotient: (a, b) => `${a} / ${b}`,
  call: (name, inside) => `${name}(${inside})`,
};

const tex: Script = {
  number: (value) => digits(value).replace('∞', String.raw`\infty`).replace('NaN', String.raw`\text{NaN}`).replace(/e\+?(-?\d+)$/, String.raw` \cdot 10^{$1}`),
  times: String.raw` \cdot `,
  minus: '-',
  more: (count) => String.raw`\underbrace{\cdots}_{${count}}`,
  quotient: (a, b) => String.raw`\frac{${a}}{${b}}`,
  call: (name, inside) => String.raw`\operatorname{${name}}\left(${inside}\right)`,
};

/** `0.5·0.2 + (−1)·0.3 + 0.1 = −0.1`. */
export const formulaText = (formula: ElementFormula): string => write(formula, text);
export const formulaTex = (formula: ElementFormula): string => write(formula, tex);

function write(formula: ElementFormula, script: Script): string {
  return `${leftSide(formula, script)} = ${script.number(formula.value)}`;
}

function leftSide(formula: ElementFormula, script: Script): string {
  const inside = (value: number): string => (value < 0 || Object.is(value, -0) || digits(value).includes('e') ? `(${script.number(value)})` : script.number(value));
  switch (formula.kind) {
    case 'products':
      return [...shortened(formula.pairs.map(([a, b]) => `${inside(a)}${script.times}${inside(b)}`), script), ...formula.added.map(inside)].join(' + ');
    case 'sum':
      return shortened(formula.terms.map(inside), script).join(' + ');
    case 'binary': {
      const [a, b] = [inside(formula.a), inside(formula.b)];
      if (formula.sign === '/') return script.quotient(a, b);
      return `${a} ${{ '+': '+', '−': script.minus, '·': script.times.trim() }[formula.sign]} ${b}`;
    }
    case 'unary':
      return script.call(formula.name, script.number(formula.a));
    case 'same':
      return script.number(formula.a);
    case 'whole':
      return script.call(formula.name, '…');
  }
}

const shortened = (terms: readonly string[], script: Script): readonly string[] =>
  terms.length <= mostTerms ? terms : [...terms.slice(0, mostTerms - 2), script.more(terms.length - mostTerms + 1), terms.at(-1)!];

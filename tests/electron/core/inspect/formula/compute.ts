/** Computes a formula as it is written, in double precision: a judge that knows no op. */
import type { Expression, FunctionName, Sign } from '@core/inspect/formula/expression';

/** Σ of the series of the error function; beyond 5 it is 1 to 11 digits. */
function erf(x: number): number {
  if (Math.abs(x) > 5) return Math.sign(x);
  let [term, total] = [x, x];
  for (let n = 1; n < 120; n++) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

const toEven = (x: number): number => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x));

const functions: Readonly<Record<FunctionName, (...x: number[]) => number>> = {
  ...{ ln: Math.log, erf, sign: Math.sign, round: toEven, floor: Math.floor, ceil: Math.ceil, trunc: Math.trunc },
  ...{ sin: Math.sin, cos: Math.cos, tan: Math.tan, asin: Math.asin, acos: Math.acos, atan: Math.atan },
  ...{ sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh, asinh: Math.asinh, acosh: Math.acosh, atanh: Math.atanh },
  max: Math.max,
  min: Math.min,
  argmax: (...x) => x.indexOf(Math.max(...x)),
  argmin: (...x) => x.indexOf(Math.min(...x)),
};

const compared: Readonly<Record<Sign, (a: number, b: number) => boolean>> = {
  ...{ '>': (a, b) => a > b, '≥': (a, b) => a >= b, '<': (a, b) => a < b, '≤': (a, b) => a <= b, '=': (a, b) => a === b },
  ...{ '∧': (a, b) => a !== 0 && b !== 0, '∨': (a, b) => a !== 0 || b !== 0, '⊕': (a, b) => (a !== 0) !== (b !== 0) },
};

/** Of several largest ones any may be the place. */
function calledOn(name: FunctionName, values: readonly number[], chosen: number | undefined): number {
  const result = functions[name](...values);
  const isOneOfThem = name.startsWith('arg') && chosen !== undefined && values[chosen] === values[result];
  return isOneOfThem ? chosen : result;
}

export function computed(formula: Expression): number {
  switch (formula.kind) {
    case 'number':
    case 'place':
      return formula.value;
    case 'sum':
      return formula.terms.reduce((total, each) => total + computed(each), 0);
    case 'product':
      return formula.factors.reduce((total, each) => total * computed(each), 1);
    case 'difference':
      return computed(formula.a) - computed(formula.b);
    case 'quotient':
      return computed(formula.a) / computed(formula.b);
    case 'power':
      return computed(formula.a) ** computed(formula.b);
    case 'exponential':
      return Math.exp(computed(formula.of));
    case 'root':
      return Math.sqrt(computed(formula.of));
    case 'negative':
      return -computed(formula.of);
    case 'absolute':
      return Math.abs(computed(formula.of));
    case 'call':
      return calledOn(formula.name, formula.of.map(computed), formula.chosen);
    case 'holds':
      return compared[formula.sign](computed(formula.a), computed(formula.b)) ? 1 : 0;
    case 'cases':
      return computed(computed(formula.condition) !== 0 ? formula.yes : formula.no);
  }
}

/** The largest number that is added up on the way: what is lost to rounding is measured by it. */
export function scaleOf(formula: Expression): number {
  switch (formula.kind) {
    case 'sum':
      return formula.terms.reduce((total, each) => total + Math.max(Math.abs(computed(each)), scaleOf(each)), 0);
    case 'difference':
      return Math.max(Math.abs(computed(formula.a)), Math.abs(computed(formula.b)), scaleOf(formula.a), scaleOf(formula.b));
    case 'product':
      return Math.max(...formula.factors.map((each, i) => scaleOf(each) * formula.factors.reduce((total, other, j) => (j === i ? total : total * Math.abs(computed(other))), 1)), Math.abs(computed(formula)));
    default:
      return Math.abs(computed(formula));
  }
}

/** The moments of a step in their order, and how a formula is written. */
import { questions } from '@core/inspect';
import type { ElementFormula } from '@core/inspect/element-formula';
import { call, cases, chosen, difference, exponential, holds, negative, number, power, product, quotient, sum, type Expression } from '@core/inspect/formula/expression';
import { formulaTex, formulaText } from '@core/inspect/formula-text';
import { momentsOf, nextLayer, stepPhases } from '@core/inspect/moments';
import { describe, expect, it } from 'vitest';
import { models, randomExamples } from './finite-differences';

describe.each(models)('of $name', ({ model }) => {
  const trace = questions.traceStep(model, { features: randomExamples(2), labels: Uint8Array.from([1, 2]) });
  const moments = momentsOf(trace, new Set(model.plan.outputs.map(({ id }) => id)));

  it('all phases come in their order, with every op once', () => {
    expect(moments).toHaveLength(trace.nodes.length);
    expect([...new Set(moments.map(({ phase }) => phase))]).toEqual([...stepPhases]);
  });

  it('layers are gone through forth and back', () => {
    const last = moments.length - 1;
    const stops = [0];
    while (stops.at(-1) !== last && stops.length < 1000) stops.push(nextLayer(moments, stops.at(-1)!, 1));
    expect(stops.length).toBeLessThan(1000);
    for (let i = 1; i < stops.length - 1; i++) expect(nextLayer(moments, stops[i], -1)).toBe(stops[i - 1]);
  });
});

const written = (from: Expression, value: number, more: Partial<ElementFormula> = {}) => {
  const formula: ElementFormula = { op: 'Op', from, value, ...more };
  return [formulaText(formula), formulaTex(formula)];
};

describe('is written as text and as TeX', () => {
  it('with negative factors in parentheses', () => {
    expect(written(sum(product(0.5, 0.2), product(-1, 0.4), 0.1), -0.2)).toEqual(['0.5·0.2 + (−1)·0.4 + 0.1 = −0.2', String.raw`0.5 \cdot 0.2 + (-1) \cdot 0.4 + 0.1 = -0.2`]);
  });

  it('with long sums shortened', () => {
    expect(written(sum(1, 2, 3, 4, 5, 6, 7, 8, 9), 45)[0]).toBe('1 + 2 + 3 + 4 + … (4) + 9 = 45');
  });

  it('with the one that won marked, however many there are', () => {
    const many = Array.from({ length: 12 }, (_, i) => number(i === 8 ? 50 : i));
    const [text, tex] = written(chosen('max', many, 8), 50, { found: { kind: 'place', tensor: 'x', at: [0, 8], value: 50 } });
    expect(text).toBe('max(0, 1, 2, … (5), →50, … (2), 11) = x[0, 8] = 50');
    expect(tex).toBe(String.raw`\max(0,\allowbreak 1,\allowbreak 2,\allowbreak \underbrace{\cdots}_{5},\allowbreak \boxed{50},\allowbreak \underbrace{\cdots}_{2},\allowbreak 11) = x_{0,8} = 50`);
  });

  it('with powers of ten and functions', () => {
    expect(written(exponential(-15.4), 2e-7)).toEqual(['e^(−15.4) = 2e−7', String.raw`e^{-15.4} = 2 \cdot 10^{-7}`]);
    expect(written(call('tanh', 0), 0)[1]).toBe(String.raw`\tanh(0) = 0`);
  });

  it('with parentheses where they are needed', () => {
    expect(written(quotient(1, sum(1, exponential(negative(-0.5)))), 0.4)[0]).toBe('1 / (1 + e^(−(−0.5))) = 0.4');
    expect(written(difference(1, difference(2, 3)), 2)[0]).toBe('1 − (2 − 3) = 2');
    expect(written(product(2, sum(1, 3)), 8)).toEqual(['2·(1 + 3) = 8', String.raw`2 \cdot (1 + 3) = 8`]);
    expect(written(product(2, sum(1, quotient(1, 2))), 3)[1]).toBe(String.raw`2 \cdot \left(1 + \frac{1}{2}\right) = 3`);
    expect(written(power(difference(1, 2), 2), 1)[1]).toBe('(1 - 2)^{2} = 1');
    expect(written(quotient(quotient(1, 2), 4), 0.125)[0]).toBe('(1 / 2) / 4 = 0.125');
  });

  it('with what decides', () => {
    expect(written(product(0.3, holds(0.5, '>', 0)), 0.3)[0]).toBe('0.3·[0.5 > 0] = 0.3');
    expect(written(cases(1, 0.5, 0), 0.5)).toEqual(['{→0.5 : a = 1; 0 : a = 0} = 0.5', String.raw`\begin{cases} \boxed{0.5} & a = 1 \\ 0 & a = 0 \end{cases} = 0.5`]);
    expect(written(cases(holds(-2, '>', 0), 5, 0.25), 0.25)[0]).toBe('{5 : [(−2) > 0]; →0.25 : ¬[(−2) > 0]} = 0.25');
  });

  it('without numbers where there is no rule', () => {
    expect(written(undefined as never, 3)[0]).toBe('Op(…) = 3');
  });
});

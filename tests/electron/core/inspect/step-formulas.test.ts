/** Every formula that is shown gives the number of the trace, for every element of every op. */
import { questions } from '@core/inspect';
import { elementFormula, type ElementFormula } from '@core/inspect/element-formula';
import { formulaTex, formulaText } from '@core/inspect/formula-text';
import { momentsOf, nextLayer, stepPhases } from '@core/inspect/moments';
import { describe, expect, it } from 'vitest';
import { models, randomExamples } from './finite-differences';

const sum = (terms: readonly number[]): number => terms.reduce((total, each) => total + each, 0);

/** What a formula says, computed in double precision; `undefined` where it has no numbers. */
function computed(formula: ElementFormula): number | undefined {
  switch (formula.kind) {
    case 'products':
      return sum([...formula.pairs.map(([a, b]) => a * b), ...formula.added]);
    case 'sum':
      return sum(formula.terms);
    case 'binary':
      return { '+': formula.a + formula.b, '−': formula.a - formula.b, '·': formula.a * formula.b, '/': formula.a / formula.b }[formula.sign];
    case 'same':
      return formula.a;
    case 'unary':
    case 'whole':
      return undefined;
  }
}

describe.each(models)('of $name', ({ model }) => {
  const trace = questions.traceStep(model, { features: randomExamples(2), labels: Uint8Array.from([1, 2]) });
  const moments = momentsOf(trace, new Set(model.plan.outputs.map(({ id }) => id)));

  it('each formula gives the number of the trace', () => {
    let compared = 0;
    for (const { node } of moments) {
      node.outputs[0].data.forEach((value, element) => {
        const formula = elementFormula(node, element);
        expect(formula.value).toBe(value);
        const number = computed(formula);
        if (number === undefined || !Number.isFinite(number)) return;
        compared++;
        expect(Math.abs(number - value)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(value)));
      });
    }
    expect(compared).toBeGreaterThan(200);
  });

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

it('is written as text and as TeX, negative factors in parentheses and long sums shortened', () => {
  const formula: ElementFormula = { kind: 'products', value: -0.2, pairs: [[0.5, 0.2], [-1, 0.4]], added: [0.1] };
  expect(formulaText(formula)).toBe('0.5·0.2 + (−1)·0.4 + 0.1 = −0.2');
  expect(formulaTex(formula)).toBe(String.raw`0.5 \cdot 0.2 + (-1) \cdot 0.4 + 0.1 = -0.2`);
  expect(formulaText({ kind: 'sum', value: 9, terms: [1, 1, 1, 1, 1, 1, 1, 1, 1] })).toBe('1 + 1 + 1 + 1 + … (4) + 1 = 9');
  expect(formulaTex({ kind: 'unary', value: 2e-7, name: 'exp', a: -15.4 })).toBe(String.raw`\operatorname{exp}\left(-15.4\right) = 2 \cdot 10^{-7}`);
});

/** Every formula that is shown gives the number of the trace: of every op, in all layers, losses, optimizers and templates. */
import { elementFormula, type ElementFormula } from '@core/inspect/element-formula';
import { rules } from '@core/inspect/formula/rules';
import { makersOf, writtenOut } from '@core/inspect/formula/written-out';
import { questions } from '@core/inspect';
import { partsText, formulaTex, formulaText } from '@core/inspect/formula-text';
import { interpret } from '@core/interpret/interpret';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { opNamed, ops } from '@core/ops';
import { optimizers, type OptimizerName } from '@core/optimizers';
import { templates } from '@core/templates';
import { Random } from '@core/tensor/random';
import { elementCount, isFloat, tensor } from '@core/tensor/tensor';
import { initializeParameters } from '@core/training/initialize';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import type { TracedNode } from '@core/training/step/trace';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { alone, cases } from '../../layers/cases';
import { models, randomExamples } from '../finite-differences';
import { computed, scaleOf } from './compute';

/** Of nodes that stand alone. */
const unnamed = { reads: [], makes: [] };

/** Random numbers come from a generator; there is nothing to compute them from that a person could follow. */
const withoutNumbers = new Set(['SeededUniform']);

function expectEqual(left: number, right: number, scale: number, what: string): void {
  if (!Number.isFinite(right)) return expect(left, what).toBe(right);
  expect(Math.abs(left - right), `${what}: ${left} instead of ${right}`).toBeLessThanOrEqual(2e-5 * Math.max(1e-3, Math.abs(right), scale));
}

function check(formula: ElementFormula, what: string): void {
  for (const { symbol, from, value } of formula.parts ?? []) expectEqual(computed(from), value, scaleOf(from), `${symbol} of ${what}`);
  if (formula.found) expect(computed(formula.found), `what was found of ${what}`).toBe(formula.value);
  expectEqual(computed(formula.from!), formula.value, scaleOf(formula.from!), what);
}

/** The ends, and some elements between them. */
const sampled = (count: number): number[] => [...new Set([0, 1, count - 1, ...[0.21, 0.38, 0.5, 0.67, 0.83].map((share) => Math.floor(share * count))])].filter((each) => each >= 0 && each < count);

/** @returns how many elements were compared */
function checkNode(node: TracedNode, what: string): number {
  if (withoutNumbers.has(node.op)) return 0;
  expect(rules[node.op], `${node.op} of ${what} has no formula`).toBeDefined();
  const { lastOutput = Infinity } = rules[node.op]!;
  return node.outputs.slice(0, lastOutput + 1).flatMap(({ shape, data }, output) =>
    sampled(elementCount(shape)).map((element) => {
      const formula = elementFormula(node, element, output);
      expect(formula.value).toBe(data[element]);
      check(formula, `${node.op} of ${what}, element ${element} of output ${output}`);
    }),
  ).length;
}

describe('each op that has a formula', () => {
  const known = Object.values(ops).filter(({ name }) => name in rules);

  it.each(known.map(({ name }) => name))('%s: the formula gives the result of the interpreter for every sample', (name) => {
    const { samples, forward } = opNamed(name);
    for (const { inputs, attributes = {} } of samples) {
      // A product of whole numbers that runs over starts again from the smallest; no formula says that.
      if (name === 'Mul' && inputs.some(({ dtype, data }) => !isFloat(dtype) && data.some((each) => Math.abs(each) > 2 ** 26))) continue;
      const node: TracedNode = { phase: 'forward', layer: '', op: name, attributes, inputs, outputs: forward(inputs, attributes), ...unnamed };
      if (node.outputs[0].data.length > 0) expect(checkNode(node, 'a sample')).toBeGreaterThan(0);
    }
  });

  it.each(known.map(({ name }) => name))('%s: the rule and the formula are TeX', (name) => {
    const [{ inputs, attributes = {} }] = opNamed(name).samples;
    const node: TracedNode = { phase: 'forward', layer: '', op: name, attributes, inputs, outputs: opNamed(name).forward(inputs, attributes), ...unnamed };
    const formula = elementFormula(node, 0);
    for (const tex of [formula.rule!, formulaTex(formula)]) expect(() => katex.renderToString(tex, { throwOnError: true, strict: 'error' })).not.toThrow();
    expect(formula.rule).not.toContain('$');
    expect(formulaText(formula)).toMatch(/ = \S+$/);
  });

  it('no rule is for an op that does not exist', () => {
    const names = new Set(Object.values(ops).map(({ name }) => name));
    expect(Object.keys(rules).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('of every layer', () => {
  it.each(cases.flatMap((each) => (['use', 'training'] as const).map((mode) => [`${each.name} in ${mode}`, each, mode] as const)))('%s, forwards and backwards', (name, each, mode) => {
    const { step, feeds } = alone(each, 'float32', mode);
    const { values } = interpret(step, feeds);
    for (const node of step.nodes) {
      const inputs = node.inputs.map((value) => values.get(value)!);
      checkNode({ ...node, phase: 'forward', layer: '', inputs, outputs: node.outputs.map((value) => values.get(value)!), ...unnamed }, name);
    }
  });
});

/** Two random examples of the dataset of a template, and a whole step on them. */
function stepOf({ network, settings = {} }: (typeof templates)[number], more: Partial<TrainingSettings> = {}) {
  const plan = planNetwork(network, surroundingsOf(network));
  const { surroundings } = plan;
  const random = new Random(3);
  const shape = [2, ...surroundings.exampleShape];
  const features = tensor(surroundings.features, shape, Float64Array.from({ length: elementCount(shape) }, () => (surroundings.features === 'uint8' ? Math.floor(256 * random.uniform()) : random.normal())));
  const truth = 'classCount' in surroundings ? { labels: Uint8Array.from([0, surroundings.classCount - 1]) } : { targets: Float32Array.from({ length: 2 * surroundings.targetCount }, () => random.normal()) };
  return questions.traceStep({ plan, parameters: initializeParameters(plan, 1), settings: { ...defaultSettings, ...settings, ...more } }, { features, ...truth });
}

describe('of every template', () => {
  it.each(templates.map((each) => [each.name, each] as const))('%s: forward, loss, backward and update', (name, template) => {
    const { nodes } = stepOf(template);
    expect(nodes.reduce((count, node) => count + checkNode(node, name), 0)).toBeGreaterThan(nodes.length);
  }, 60_000);
});

describe('of every optimizer', () => {
  const tiny = templates.find(({ name }) => name === 'spiral-mlp')!;
  it.each((Object.keys(optimizers) as OptimizerName[]).flatMap((name) => (['none', 'value', 'norm'] as const).map((clipping) => [name, clipping] as const)))('%s, clipped by %s: op by op, and the whole update in one', (optimizer, clipping) => {
    const { nodes, parameters } = stepOf(tiny, { optimizer, clipping, clippingLimit: 0.01, penalty: 'l1' });
    for (const node of nodes) checkNode(node, optimizer);
    const makers = makersOf(nodes);
    for (const { next } of parameters.values()) {
      const last = nodes.find(({ outputs }) => outputs[0] === next)!;
      const whole = writtenOut(last, 1, 0, makers) ?? elementFormula(last, 1);
      check(whole, `the update by ${optimizer}`);
      expect(whole.value).toBe(next.data[1]);
    }
  });
});

it('an update of plain gradient descent is written out with weight, rate and gradient', () => {
  const { nodes, parameters } = stepOf(templates.find(({ name }) => name === 'spiral-linear')!, { optimizer: 'sgd', learningRate: 0.5 });
  const [{ value, gradient, next }] = [...parameters.values()];
  const makers = makersOf(nodes);
  const whole = writtenOut(nodes.find(({ outputs }) => outputs[0] === next)!, 0, 0, makers)!;
  expect(whole.from).toMatchObject({ kind: 'difference', a: { value: value.data[0] }, b: { kind: 'product', factors: [{ value: gradient.data[0] }, { value: 0.5 }] } });
});

it('whatever can be written out gives its number, in all phases', () => {
  for (const { name, model } of models) {
    const { nodes } = questions.traceStep(model, { features: randomExamples(2), labels: Uint8Array.from([1, 2]) });
    const makers = makersOf(nodes);
    const wholes = nodes.flatMap((node) => sampled(node.outputs[0].data.length).map((element) => writtenOut(node, element, 0, makers))).filter((each) => each !== null);
    for (const whole of wholes) check(whole, `${whole.op} of ${name}, written out`);
    expect(wholes.length).toBeGreaterThan(20);
  }
});

it('every element of three small networks, not only samples', () => {
  for (const { name, model } of models) {
    const trace = questions.traceStep(model, { features: randomExamples(2), labels: Uint8Array.from([1, 2]) });
    for (const node of trace.nodes) {
      node.outputs.forEach(({ data }, output) => data.forEach((_, element) => check(elementFormula(node, element, output), `${node.op} in ${name}`)));
    }
  }
}, 60_000);

it('the mean and the variance of a normalization stand on lines of their own', () => {
  const inputs = [tensor('float32', [1, 3], [1, 2, 3]), tensor('float32', [3], [1, 1, 1]), tensor('float32', [3], [0, 0, 0])];
  const node: TracedNode = { phase: 'forward', layer: '', op: 'LayerNormalization', attributes: {}, inputs, outputs: opNamed('LayerNormalization').forward(inputs, {}), ...unnamed };
  expect(partsText(elementFormula(node, 0))).toEqual(['μ = (1 + 2 + 3) / 3 = 2', 'σ² = ((1 − 2)^2 + (2 − 2)^2 + (3 − 2)^2) / 3 = 0.6667']);
});

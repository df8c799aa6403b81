import { interpret } from '@core/interpret/interpret';
import { buildGraph } from '@core/ops/builder';
import { optimizerNames, optimizers, type OptimizerName } from '@core/optimizers';
import type { OptimizerDefinition } from '@core/optimizers/definition';
import { usualHyperparameters } from '@core/optimizers/shared/hyperparameters';
import { Random } from '@core/tensor/random';
import { int64, scalar, tensor, zeros, type DType, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { published } from './published';

/** The parameter after each of the given gradients. */
function follow(name: OptimizerName, start: readonly number[], gradients: readonly (readonly number[])[], rate: number, dtype: DType = 'float64'): number[][] {
  const optimizer: OptimizerDefinition = optimizers[name];
  const shape = [start.length];
  const build = buildGraph(name);
  const input = (each: string) => build.input(each, { dtype, shape });
  const [parameter, gradient] = [input('parameter'), input('gradient')];
  const states = Object.fromEntries(optimizer.state.map((each) => [each, input(each)]));
  const learningRate = build.input('learningRate', { dtype, shape: [] });
  const step = build.input('step', { dtype: 'int64', shape: [] });
  const hyperparameters = usualHyperparameters(optimizer);
  const factors = optimizer.factors(build, learningRate, step, hyperparameters);
  const next = optimizer.update({ build, parameter, gradient, state: states, factors, hyperparameters });
  const graph = build.graph({ parameter: next.parameter, ...next.state });
  let carried: Record<string, Tensor> = { parameter: tensor(dtype, shape, start), ...Object.fromEntries(optimizer.state.map((each) => [each, zeros(dtype, shape)])) };
  return gradients.map((each, i) => {
    const feeds = { ...carried, gradient: tensor(dtype, shape, each), learningRate: scalar(dtype, rate), step: int64([], [i]) };
    carried = interpret(graph, feeds).outputs as Record<string, Tensor>;
    return Array.from(carried.parameter.data);
  });
}

/** Each weight after each gradient, as `follow` gives them. */
function followPublished(name: OptimizerName, start: readonly number[], gradients: readonly (readonly number[])[]): number[][] {
  const w = [...start];
  const states = start.map((): number[] => []);
  return gradients.map((gradient, i) => {
    gradient.forEach((g, k) => (w[k] = published(0.01)[name](w[k], g, states[k], i + 1)));
    return [...w];
  });
}

describe('the registry of optimizers', () => {
  it.each(Object.entries<OptimizerDefinition>(optimizers))('%s is complete', (name, { title, summary, formula, learningRate, ...rest }) => {
    expect(rest.name).toBe(name);
    for (const text of [title.en, title.zh, summary.en, summary.zh, formula]) expect(text).not.toBe('');
    expect(learningRate).toBeGreaterThan(0);
    for (const { title: name, usual, least, most } of Object.values(rest.hyperparameters)) {
      expect(name.en && name.zh).not.toBe('');
      expect(usual).toBeGreaterThanOrEqual(least);
      expect(usual).toBeLessThanOrEqual(most);
    }
  });
});

describe('by hand', () => {
  it('SGD goes straight down', () => {
    expect(follow('sgd', [1, -2], [[0.5, -1], [1, 0]], 0.1)).toEqual([[0.95, -1.9], [0.85, -1.9]]);
  });

  it('momentum keeps nine tenths of its velocity', () => {
    const [first, second, third] = follow('momentum', [1], [[0.5], [0.2], [0]], 0.1);
    expect(first[0]).toBeCloseTo(0.95, 14);
    expect(second[0]).toBeCloseTo(0.95 - 0.1 * 0.65, 14);
    expect(third[0]).toBeCloseTo(0.885 - 0.1 * 0.585, 14);
  });

  it('the first step of Adam is the learning rate, whatever the size of the gradient', () => {
    const [[small, large]] = follow('adam', [0, 0], [[1e-3, -50]], 0.01);
    expect(small).toBeCloseTo(-0.01, 6);
    expect(large).toBeCloseTo(0.01, 6);
  });
});

describe('the published formula', () => {
  const random = new Random(3);
  const start = [0.3, -1, 2, 0];
  // The third gradient is so small that epsilon decides; the last is zero at times.
  const gradients = Array.from({ length: 20 }, (_, i) => [random.normal(), 100 * random.normal(), 1e-8 * random.normal(), i % 3 === 0 ? 0 : random.normal()]);

  it.each(optimizerNames)('of %s to 1e-12 in float64 and to 1e-5 in float32 over 20 steps', (name) => {
    const expected = followPublished(name, start, gradients);
    const [double, single] = (['float64', 'float32'] as const).map((dtype) => follow(name, start, gradients, 0.01, dtype));
    expected.forEach((row, i) =>
      row.forEach((w, k) => {
        expect(Math.abs(double[i][k] - w)).toBeLessThan(1e-12 * Math.max(1, Math.abs(w)));
        expect(Math.abs(single[i][k] - w)).toBeLessThan(1e-5 * Math.max(1, Math.abs(w)));
      }),
    );
  });
});

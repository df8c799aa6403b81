import { interpret } from '@core/interpret/interpret';
import { buildGraph } from '@core/ops/builder';
import { optimizers, type OptimizerName } from '@core/optimizers';
import type { OptimizerDefinition } from '@core/optimizers/definition';
import { Random } from '@core/tensor/random';
import { int64, scalar, tensor, zeros, type DType, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

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
  const next = optimizer.update({ build, parameter, gradient, state: states, factors: optimizer.factors(build, learningRate, step) });
  const graph = build.graph({ parameter: next.parameter, ...next.state });
  let carried: Record<string, Tensor> = { parameter: tensor(dtype, shape, start), ...Object.fromEntries(optimizer.state.map((each) => [each, zeros(dtype, shape)])) };
  return gradients.map((each, i) => {
    const feeds = { ...carried, gradient: tensor(dtype, shape, each), learningRate: scalar(dtype, rate), step: int64([], [i]) };
    carried = interpret(graph, feeds).outputs as Record<string, Tensor>;
    return Array.from(carried.parameter.data);
  });
}

/** Adam as published, in plain float64. */
function publishedAdam(start: readonly number[], gradients: readonly (readonly number[])[], rate: number): number[][] {
  const w = [...start];
  const m = start.map(() => 0);
  const v = start.map(() => 0);
  return gradients.map((gradient, i) => {
    const t = i + 1;
    gradient.forEach((g, k) => {
      m[k] = 0.9 * m[k] + 0.1 * g;
      v[k] = 0.999 * v[k] + 0.001 * g * g;
      w[k] -= (rate * (m[k] / (1 - 0.9 ** t))) / (Math.sqrt(v[k] / (1 - 0.999 ** t)) + 1e-8);
    });
    return [...w];
  });
}

describe('the registry of optimizers', () => {
  it.each(Object.entries<OptimizerDefinition>(optimizers))('%s is complete', (name, { title, summary, formula, learningRate, ...rest }) => {
    expect(rest.name).toBe(name);
    for (const text of [title.en, title.zh, summary.en, summary.zh, formula]) expect(text).not.toBe('');
    expect(learningRate).toBeGreaterThan(0);
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

describe('Adam with scaled state is the published Adam', () => {
  const random = new Random(3);
  const start = [0.3, -1, 2, 0];
  // The third gradient is so small that epsilon decides; the last is zero at times.
  const gradients = Array.from({ length: 20 }, (_, i) => [random.normal(), 100 * random.normal(), 1e-8 * random.normal(), i % 3 === 0 ? 0 : random.normal()]);
  const expected = publishedAdam(start, gradients, 0.01);

  it('to 1e-12 in float64 over 20 steps', () => {
    const actual = follow('adam', start, gradients, 0.01);
    actual.forEach((row, i) => row.forEach((w, k) => expect(Math.abs(w - expected[i][k])).toBeLessThan(1e-12)));
  });

  it('to 1e-6 in float32 over 20 steps', () => {
    const actual = follow('adam', start, gradients, 0.01, 'float32');
    actual.forEach((row, i) => row.forEach((w, k) => expect(Math.abs(w - expected[i][k])).toBeLessThan(1e-6)));
  });
});

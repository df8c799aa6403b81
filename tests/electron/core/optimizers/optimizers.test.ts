import { interpret } from '@core/interpret/interpret';
import { buildGraph } from '@core/ops/builder';
import { optimizerNames, optimizers, type OptimizerName } from '@core/optimizers';
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

type Published = (w: number, g: number, state: number[], t: number) => number;

const adamDirection = (m: number, v: number, t: number): number => m / (1 - 0.9 ** t) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);

/** New moments of Adam into `state`, then its direction; with `keepLargest` that of AMSGrad. */
function adamStep(g: number, state: number[], t: number, keepLargest = false): number {
  const [m = 0, v = 0, largest = 0] = state;
  state[0] = 0.9 * m + 0.1 * g;
  state[1] = 0.999 * v + 0.001 * g * g;
  state[2] = Math.max(largest, state[1]);
  return adamDirection(state[0], keepLargest ? state[2] : state[1], t);
}

/** Each optimizer as published, for one weight in plain float64, at a learning rate of 0.01. */
const published: Readonly<Record<OptimizerName, Published>> = {
  sgd: (w, g) => w - 0.01 * g,
  momentum: (w, g, state) => w - 0.01 * (state[0] = 0.9 * (state[0] ?? 0) + g),
  nesterov: (w, g, state) => w - 0.01 * (g + 0.9 * (state[0] = 0.9 * (state[0] ?? 0) + g)),
  adagrad: (w, g, state) => w - (0.01 * g) / (Math.sqrt((state[0] = (state[0] ?? 0) + g * g)) + 1e-10),
  rmsprop: (w, g, state) => w - (0.01 * g) / (Math.sqrt((state[0] = 0.99 * (state[0] ?? 0) + 0.01 * g * g)) + 1e-8),
  adadelta: (w, g, state) => {
    const [s = 0, u = 0] = state;
    state[0] = 0.9 * s + 0.1 * g * g;
    const delta = (Math.sqrt(u + 1e-6) / Math.sqrt(state[0] + 1e-6)) * g;
    state[1] = 0.9 * u + 0.1 * delta * delta;
    return w - 0.01 * delta;
  },
  adam: (w, g, state, t) => w - 0.01 * adamStep(g, state, t),
  adamax: (w, g, state, t) => {
    const [m = 0, u = 0] = state;
    state[0] = 0.9 * m + 0.1 * g;
    state[1] = Math.max(0.999 * u, Math.abs(g) + 1e-8);
    return w - ((0.01 / (1 - 0.9 ** t)) * state[0]) / state[1];
  },
  adamw: (w, g, state, t) => w * (1 - 0.01 * 0.01) - 0.01 * adamStep(g, state, t),
  amsgrad: (w, g, state, t) => w - 0.01 * adamStep(g, state, t, true),
  lion: (w, g, state) => {
    const [m = 0] = state;
    state[0] = 0.99 * m + 0.01 * g;
    return w - 0.01 * Math.sign(0.9 * m + 0.1 * g);
  },
};

/** Each weight after each gradient, as `follow` gives them. */
function followPublished(name: OptimizerName, start: readonly number[], gradients: readonly (readonly number[])[]): number[][] {
  const w = [...start];
  const states = start.map((): number[] => []);
  return gradients.map((gradient, i) => {
    gradient.forEach((g, k) => (w[k] = published[name](w[k], g, states[k], i + 1)));
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

/** Whole small networks: every parameter's gradient against central differences in float64. */
import { differentiate } from '@core/differentiate/differentiate';
import type { Value } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { buildGraph, type OpBuilder } from '@core/ops/builder';
import { Random } from '@core/tensor/random';
import { int64, type Shape } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { centralDifference, dotProduct, randomTensor, relativeError } from '../ops/oracles';

const [BATCH, FEATURES, HIDDEN, CLASSES] = [6, 5, 7, 4];
const labels = int64([BATCH], [0, 3, 1, 1, 2, 3]);

type Loss = (build: OpBuilder, logits: Value, isRight: Value) => Value;

const crossEntropy: Loss = (build, logits, isRight) =>
  build.neg(build.mul(build.reduceSum(build.mul(build.logSoftmax(logits), isRight), { keepdims: 0 }), 1 / BATCH));

const hinge: Loss = (build, logits, isRight) => {
  const right = build.reduceSum(build.mul(logits, isRight), { axes: [1] });
  const violations = build.max(build.add(build.sub(logits, right), 1), 0);
  return build.reduceMean(build.reduceSum(build.mul(violations, build.sub(1, isRight)), { axes: [1], keepdims: 0 }), { keepdims: 0 });
};

const squaredError: Loss = (build, logits, isRight) => build.reduceMean(build.pow(build.sub(build.softmax(logits), isRight), 2), { keepdims: 0 });

const parameterShapes: Readonly<Record<string, Shape>> = {
  weight1: [HIDDEN, FEATURES],
  bias1: [HIDDEN],
  weight2: [HIDDEN, CLASSES],
  bias2: [1, CLASSES],
};

function buildNetwork(activation: 'relu' | 'tanh' | 'sigmoid', loss: Loss) {
  const build = buildGraph('network');
  const real = (name: string, shape: Shape) => build.input(name, { dtype: 'float64', shape });
  const x = real('x', [BATCH, FEATURES]);
  const y = build.input('y', { dtype: 'int64', shape: [BATCH] });
  const parameters = Object.entries(parameterShapes).map(([name, shape]) => real(name, shape));
  const [weight1, bias1, weight2, bias2] = parameters;
  const hidden = build[activation](build.gemm(x, weight1, bias1, { transB: 1 }));
  const logits = build.add(build.matMul(hidden, weight2), bias2);
  const isRight = build.cast(build.oneHot(y, { depth: CLASSES, values: [0, 1] }), { to: 'float64' });
  return { build, parameters: [x, ...parameters], loss: loss(build, logits, isRight) };
}

function feeds() {
  const random = new Random(21);
  const parameters = Object.entries(parameterShapes).map(([name, shape]) => [name, randomTensor(shape, random)] as const);
  return { x: randomTensor([BATCH, FEATURES], random), y: labels, ...Object.fromEntries(parameters) };
}

describe.each([
  ['relu', 'cross-entropy', crossEntropy],
  ['tanh', 'hinge', hinge],
  ['sigmoid', 'squared error', squaredError],
  ['relu', 'hinge', hinge],
] as const)('a network with %s and %s', (activation, _, loss) => {
  it.each(['x', ...Object.keys(parameterShapes)])('has the right gradient at %s', (name) => {
    const network = buildNetwork(activation, loss);
    const forward = network.build.graph({ loss: network.loss });
    const gradients = differentiate(network.build, forward, network.loss, network.parameters);
    const outputs = Object.fromEntries(network.parameters.map((value) => [value.name, gradients.get(value) ?? value]));
    const gradient = interpret(network.build.graph(outputs), feeds()).outputs[name];
    const direction = randomTensor(gradient.shape, new Random(22));
    const expected = centralDifference(forward, feeds(), name, direction);
    expect(Math.abs(expected)).toBeGreaterThan(1e-6);
    expect(relativeError(dotProduct(gradient, direction), expected)).toBeLessThan(1e-6);
  });
});

describe('training by hand', () => {
  it('learns three points with plain gradient descent', () => {
    const network = buildNetwork('tanh', crossEntropy);
    const { build, loss } = network;
    const learned = network.parameters.slice(1);
    const gradients = differentiate(build, build.graph({ loss }), loss, learned);
    const updated = learned.map((value) => [value.name, build.sub(value, build.mul(gradients.get(value) ?? value, 0.5))] as const);
    const step = build.graph({ loss, ...Object.fromEntries(updated) });
    let state: ReturnType<typeof feeds> = feeds();
    const losses = Array.from({ length: 200 }, () => {
      const { loss: current, ...next } = interpret(step, state).outputs;
      state = { ...state, ...next };
      return current.data[0];
    });
    expect(losses[0]).toBeGreaterThan(1);
    expect(losses[199]).toBeLessThan(0.02);
  });
});

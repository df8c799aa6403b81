/** K steps inside onnxruntime equal K steps of the interpreter, dropout included. */
import { differentiate } from '@core/differentiate/differentiate';
import type { Graph, Value } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { trainingDropout } from '@core/ops/dropout';
import { buildGraph } from '@core/ops/builder';
import { spread } from '@core/ops/shared/samples';
import { Random } from '@core/tensor/random';
import { elementCount, float32, tensor, type Shape, type Tensor } from '@core/tensor/tensor';
import type { StepKind } from '@core/training/executor';
import { afterAll, describe, expect, test } from 'vitest';
import { TrainingSession, type TrainingPlan } from '../../../electron/runtime/training-session';
import { expectClose, type Feeds } from './compare';

const parameterShapes: Readonly<Record<string, Shape>> = { w1: [4, 1, 3, 3], b1: [4], w2: [3, 36], b2: [3] };
const window = { kernel_shape: [2, 2], strides: [2, 2] };

/** conv – relu – max pool – dropout – dense, cross-entropy, SGD; the step with statistics also reports the mask. */
function stepGraph(batchSize: number, kind: StepKind): Graph {
  const build = buildGraph('tiny');
  const image = build.input('image', { dtype: 'uint8', shape: [batchSize, 1, 6, 6] });
  const label = build.input('label', { dtype: 'int64', shape: [batchSize] });
  const step = build.input('step', { dtype: 'int64', shape: [] });
  const learningRate = build.input('learningRate', { dtype: 'float32', shape: [] });
  const parameters = Object.fromEntries(Object.entries(parameterShapes).map(([name, shape]) => [name, build.input(name, { dtype: 'float32', shape })]));
  const { w1, b1, w2, b2 } = parameters;
  const x = build.div(build.cast(image, { to: 'float32' }), 255);
  const pooled = build.maxPool(build.relu(build.conv(x, w1, b1, { pads: [1, 1, 1, 1] })), window);
  const features = build.flatten(pooled);
  const dropped = trainingDropout(build, features, step, { ratio: 0.25, seed: 5 });
  const logProbabilities = build.logSoftmax(build.gemm(dropped, w2, b2, { transB: 1 }), { axis: 1 });
  const wanted = build.oneHot(label, { depth: 3, values: [0, 1], axis: -1 });
  const loss = build.neg(build.mul(build.reduceSum(build.mul(logProbabilities, wanted), { keepdims: 0 }), 1 / batchSize));
  const values = Object.values(parameters);
  const gradients = differentiate(build, build.graph({ loss }), loss, values);
  const updated = Object.entries(parameters).map(([name, value]) => [`next:${name}`, build.sub(value, build.mul(gradients.get(value)!, learningRate))] as const);
  const shown: Record<string, Value> = kind === 'statistics' ? { dropped } : {};
  return build.graph({ loss, ...Object.fromEntries(updated), ...shown });
}

const random = new Random(3);
const examples = 20;
const datasets: Feeds = {
  image: tensor('uint8', [examples, 1, 6, 6], Array.from({ length: examples * 36 }, () => random.integer(256))),
  label: tensor('int64', [examples], Array.from({ length: examples }, () => random.integer(3))),
};
const initial: Feeds = Object.fromEntries(Object.entries(parameterShapes).map(([name, shape], i) => [name, spread(shape, -0.5, 0.5, i + 1)]));
const plan: TrainingPlan = { stepGraph, datasets, carried: initial, version: 'test' };

const rows = ({ dtype, shape, data }: Tensor, indices: Int32Array): Tensor => {
  const size = elementCount(shape.slice(1));
  return tensor(dtype, [indices.length, ...shape.slice(1)], Array.from(indices).flatMap((index) => Array.from(data.slice(index * size, (index + 1) * size))));
};

/** The same steps, one after the other, in the interpreter. */
function interpretSteps(indices: Int32Array, steps: number, rates: readonly number[], kind: StepKind = 'plain') {
  const batchSize = indices.length / steps;
  const graph = stepGraph(batchSize, kind);
  let carried: Feeds = initial;
  const reports: Readonly<Record<string, Tensor>>[] = [];
  for (let k = 0; k < steps; k++) {
    const batch = indices.slice(k * batchSize, (k + 1) * batchSize);
    const feeds = { image: rows(datasets.image, batch), label: rows(datasets.label, batch), step: tensor('int64', [], [k]), learningRate: float32([], [rates[k]]) };
    const { outputs } = interpret(graph, { ...feeds, ...carried });
    carried = Object.fromEntries(Object.keys(initial).map((name) => [name, outputs[`next:${name}`]]));
    reports.push(outputs);
  }
  return { carried, reports };
}

const open: TrainingSession[] = [];
async function session(): Promise<TrainingSession> {
  const made = await TrainingSession.open(plan, { threads: 1 });
  open.push(made);
  return made;
}
afterAll(() => Promise.all(open.map((each) => each.close())));

const numbered = (steps: number) => ({ step: Array.from({ length: steps }, (_, k) => k), learningRate: Array.from({ length: steps }, (_, k) => 0.2 / (k + 1)) });
function noModel(): never {
  throw new Error('No model for batches of 3.');
}

const someIndices = (count: number) => Int32Array.from({ length: count }, () => random.integer(examples));

describe('a training session', () => {
  test.each([[1, 4], [5, 8], [3, 7]])('%i steps with batches of %i equal the interpreter', async (steps, batchSize) => {
    const indices = someIndices(steps * batchSize);
    const trained = await session();
    const perStep = numbered(steps);
    const reported = await trained.runSteps({ indices, steps, perStep });
    const expected = interpretSteps(indices, steps, perStep.learningRate);
    expectClose(reported.loss, float32([steps], expected.reports.map(({ loss }) => loss.data[0])));
    for (const [name, parameter] of Object.entries(trained.readCarried())) expectClose(parameter, expected.carried[name], 1e-5, name);
  });

  test('drops the same elements', async () => {
    const steps = 4;
    const indices = someIndices(steps * 4);
    const perStep = numbered(steps);
    const { dropped } = await (await session()).runSteps({ indices, steps, perStep, kind: 'statistics' });
    const expected = interpretSteps(indices, steps, perStep.learningRate, 'statistics').reports.flatMap((report) => Array.from(report.dropped.data, (v) => v === 0));
    expect(Array.from(dropped.data, (v) => v === 0)).toEqual(expected);
    expect(dropped.shape).toEqual([steps, 4, 36]);
  });

  test('goes on where it stopped, with another batch size in between', async () => {
    const indices = someIndices(12);
    const perStep = numbered(3);
    const whole = await session();
    await whole.runSteps({ indices, steps: 3, perStep });
    const split = await session();
    await split.runSteps({ indices: indices.slice(0, 4), steps: 1, perStep: { step: [0], learningRate: perStep.learningRate.slice(0, 1) } });
    await split.runSteps({ indices: indices.slice(4), steps: 2, perStep: { step: [1, 2], learningRate: perStep.learningRate.slice(1) } });
    expect(split.readCarried()).toEqual(whole.readCarried());
    await expect(split.runSteps({ indices: indices.slice(0, 3), steps: 1, perStep: { step: [3], learningRate: [0.1] } })).resolves.toHaveProperty('loss');
  });

  test('goes on with what it has learned when another training comes and goes', async () => {
    const indices = someIndices(12);
    const perStep = numbered(3);
    const trained = await TrainingSession.open(plan, { threads: 2 });
    const one = (k: number) => trained.runSteps({ indices: indices.slice(4 * k, 4 * k + 4), steps: 1, perStep: { step: [k], learningRate: [perStep.learningRate[k]] } });
    await one(0);
    const other = await TrainingSession.open(plan, { threads: 2 });
    await one(1);
    await other.close();
    await one(2);
    const { carried } = interpretSteps(indices, 3, perStep.learningRate);
    for (const [name, parameter] of Object.entries(trained.readCarried())) expectClose(parameter, carried[name], 1e-5, name);
    await trained.close();
  });

  test('can be set back, written to, and says whether everything is finite', async () => {
    const trained = await session();
    const setBack = trained.markCarried();
    await trained.runSteps({ indices: someIndices(8), steps: 2, perStep: numbered(2) });
    expect(trained.isCarriedFinite()).toBe(true);
    expect(trained.readCarried()).not.toEqual(initial);
    setBack();
    expect(trained.readCarried()).toEqual(initial);
    trained.writeCarried({ b1: float32([4], [1, 2, Infinity, 4]) });
    expect(trained.readCarried()).toEqual({ ...initial, b1: float32([4], [1, 2, Infinity, 4]) });
    expect(trained.isCarriedFinite()).toBe(false);
    await trained.runSteps({ indices: someIndices(4), steps: 1, perStep: numbered(1) });
    expect(trained.isCarriedFinite()).toBe(false);
  });

  test('takes no sum that only overflows for a number that is not finite', async () => {
    const handsOn = (batchSize: number) => {
      const build = buildGraph('hands on');
      build.input('label', { dtype: 'int64', shape: [batchSize] });
      return build.graph({ 'next:w': build.add(build.input('w', { dtype: 'float32', shape: [9] }), 0) });
    };
    const carried = { w: float32([9], new Array<number>(9).fill(1e38)) };
    const trained = await TrainingSession.open({ stepGraph: handsOn, datasets: { label: datasets.label }, carried, version: 'test' }, { threads: 1 });
    open.push(trained);
    await trained.runSteps({ indices: someIndices(4), steps: 1, perStep: {} });
    expect(trained.readCarried()).toEqual(carried);
    expect(trained.isCarriedFinite()).toBe(true);
  });

  test('can be closed after a batch size for which no model could be made', async () => {
    const made = await TrainingSession.open({ ...plan, stepGraph: (size, kind) => (size === 3 ? noModel() : stepGraph(size, kind)) }, { threads: 1 });
    await made.runSteps({ indices: someIndices(4), steps: 1, perStep: numbered(1) });
    await expect(made.runSteps({ indices: someIndices(3), steps: 1, perStep: numbered(1) })).rejects.toThrow('No model for batches of 3.');
    await expect(made.close()).resolves.toBeUndefined();
  });

  test('refuses what does not fit, with a sentence', async () => {
    const trained = await session();
    const perStep = numbered(1);
    await expect(trained.runSteps({ indices: Int32Array.of(3, 99), steps: 1, perStep })).rejects.toThrow('There is no example 99; the dataset has 20.');
    await expect(trained.runSteps({ indices: someIndices(4), steps: 1, perStep: { step: [0] } })).rejects.toThrow('"learningRate" needs one value for each of the 1 steps, got 0.');
    await expect(trained.runSteps({ indices: someIndices(5), steps: 2, perStep })).rejects.toThrow('5 examples cannot be shared out evenly to 2 steps.');
  });
});

/** A network that looks at the two halves of a picture separately and learns both its class and the picture itself. */
import { datasets } from '@core/datasets';
import { differentiate } from '@core/differentiate/differentiate';
import { interpret } from '@core/interpret/interpret';
import { buildForward } from '@core/network/build';
import type { Connection, Layer, Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { buildGraph } from '@core/ops/builder';
import { CompiledExecutor } from '@core/training/compiled-executor';
import { decodeCheckpoint, encodeCheckpoint } from '@core/training/checkpoint';
import { evaluate, interpretInference } from '@core/training/evaluate';
import { imagesOf, truthOf } from '@core/training/examples';
import { initializeParameters } from '@core/training/initialize';
import { exportModel, readModelCard } from '@core/training/model-file';
import { measure } from '@core/training/step/measure';
import { castTensor, int64 } from '@core/tensor/tensor';
import { Random } from '@core/tensor/random';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';
import { dotProduct, randomTensor, relativeError } from '../ops/oracles';
import { expectClose, runModel } from '../../runtime/compare';
import { lossesOf, openToy, surroundings, toySettings, toySplit } from './toy';

const layer = (id: string, kind: string, fields: Layer['fields'] = {}): Layer => ({ id, kind, name: id, fields, position: { x: 0, y: 0 } });
const wire = (from: string, to: string, port = 0): Connection => ({ id: `${from}-${to}`, from, to, port });

const layers = [
  layer('a', 'input', { part: 'left' }),
  layer('b', 'input', { part: 'lower' }),
  layer('flatA', 'flatten'),
  layer('flatB', 'flatten'),
  layer('both', 'concatenate'),
  layer('hidden', 'dense', { units: 5 }),
  layer('tanh', 'tanh'),
  layer('picture', 'dense', { units: 4 }),
  layer('again', 'squaredError', { target: 'example', weight: 0.25 }),
  layer('image', 'reshape', { shape: '1x2x2' }),
  layer('robust', 'huber', { target: 'example', weight: 2 }),
  layer('scores', 'dense', { units: 3 }),
  layer('class', 'softmax', { weight: 0.5 }),
];
const connections = [
  wire('a', 'flatA'),
  wire('b', 'flatB'),
  wire('flatA', 'both'),
  wire('flatB', 'both', 1),
  wire('both', 'hidden'),
  wire('hidden', 'tanh'),
  wire('tanh', 'picture'),
  wire('picture', 'again'),
  wire('picture', 'image'),
  wire('image', 'robust'),
  wire('tanh', 'scores'),
  wire('scores', 'class'),
];
const network: Network = { name: 'both', dataset: 'toy', layers, connections };
const plan = planNetwork(network, surroundings);
const dataset = { ...datasets.mnist, labels: ['left', 'right', 'dark'] };

/** The whole loss with its gradients, in float64. */
function exactStep() {
  const build = buildGraph('exact');
  const declared = plan.parameters.map(({ name, shape }) => [name, build.input(name, { dtype: 'float64', shape })] as const);
  const [image, truth, step] = [build.input('image', { dtype: 'float64', shape: [6, 1, 2, 2] }), build.input('label', { dtype: 'int64', shape: [6] }), build.input('step', { dtype: 'int64', shape: [] })];
  const { outputs } = buildForward(plan, { build, image, parameters: Object.fromEntries(declared), training: { step, seed: 1 } });
  const measured = measure(build, plan, outputs, { image, truth });
  const gradients = differentiate(build, build.graph(measured), measured.loss, declared.map(([, value]) => value));
  const graph = build.graph({ ...measured, ...Object.fromEntries(declared.map(([name, value]) => [`gradient:${name}`, gradients.get(value)!])) });
  const split = toySplit(6);
  const feeds = {
    image: castTensor(imagesOf(split, [1, 2, 2], 0, 6), 'float64'),
    label: truthOf(split, 0, 6),
    step: int64([], [0]),
    ...Object.fromEntries(plan.parameters.map(({ name, shape }, i) => [name, randomTensor(shape, new Random(i))])),
  };
  return { graph, feeds };
}

describe('several inputs and outputs', () => {
  const { graph, feeds } = exactStep();

  it.each(plan.parameters.map(({ name }) => name))('the gradient of %s = central differences of the loss of all outputs', (name) => {
    const { outputs } = interpret(graph, feeds);
    const direction = randomTensor(feeds[name as 'image'].shape, new Random(9));
    const moved = (distance: number) => {
      const value = feeds[name as 'image'];
      const data = Float64Array.from(value.data, (v, i) => v + distance * direction.data[i]);
      return interpret(graph, { ...feeds, [name]: { ...value, data } }).outputs.loss.data[0];
    };
    expect(relativeError(dotProduct(outputs[`gradient:${name}`], direction), (moved(1e-5) - moved(-1e-5)) / 2e-5)).toBeLessThan(1e-6);
  });

  it('add their losses, each times its weight', () => {
    const { outputs } = interpret(graph, feeds);
    const part = (id: string) => outputs[`loss:${id}`].data[0];
    expect(outputs.loss.data[0]).toBeCloseTo(0.25 * part('again') + 2 * part('robust') + 0.5 * part('class'), 12);
  });

  it('read the half that they are set to', () => {
    const split = toySplit(1);
    const build = buildGraph('halves');
    const image = build.input('image', { dtype: 'float32', shape: [1, 1, 2, 2] });
    const { values } = buildForward(plan, { build, image, parameters: Object.fromEntries(plan.parameters.map(({ name, shape }) => [name, build.input(name, { dtype: 'float32', shape })])) });
    const given = { image: imagesOf(split, [1, 2, 2], 0, 1), ...initializeParameters(plan, 1) };
    const { outputs } = interpret(build.graph({ left: values.get('flatA')!, lower: values.get('flatB')! }), given);
    const standardized = Array.from(split.features, (feature) => (feature - 80) / 80);
    [0, 2].forEach((from, i) => expect(outputs.left.data[i]).toBeCloseTo(standardized[from], 6));
    [2, 3].forEach((from, i) => expect(outputs.lower.data[i]).toBeCloseTo(standardized[from], 6));
  });

  it('learn together, the same in onnxruntime and in generated code as in the interpreter', async () => {
    const settings = { ...toySettings, accumulation: 2, epochs: 2 };
    const [ours, compiled, native] = await Promise.all([
      openToy({ plan, settings }),
      openToy({ plan, settings, open: async (made) => new CompiledExecutor(made) }),
      openToy({ plan, settings, open: (made) => TrainingSession.open({ ...made, version: '1' }, { threads: 1 }) }),
    ]);
    const [a, b, c] = [await ours.runTraced(), await compiled.runTraced(), await native.runTraced()];
    expect(Object.keys(a.points[0].parts!).sort()).toEqual(['again', 'class', 'robust']);
    expect(b).toEqual(a);
    expect(a.statistics!.map(({ layer: id }) => id)).not.toContain('class');
    for (const [id, part] of Object.entries(a.points[0].parts!)) expect(c.points[0].parts![id]).toBeCloseTo(part, 4);
    const [left, right, lower] = [await lossesOf(ours), await lossesOf(compiled), await lossesOf(native)];
    expect(right).toEqual(left);
    lower.forEach((loss, i) => expect(loss).toBeCloseTo(left[i], 4));
    expect(left.at(-1)).toBeLessThan(left[0]);
    expect(decodeCheckpoint(encodeCheckpoint(ours.checkpoint()))).toEqual(ours.checkpoint());
    await native.close();
  });

  it('are evaluated as they are trained, and judged by the classes', async () => {
    const parameters = initializeParameters(plan, 1);
    const split = toySplit(8);
    const found = await evaluate(plan, split, interpretInference(plan, parameters));
    const trainer = await openToy({ plan, split, settings: { ...toySettings, batchSize: 8, seed: 1 } });
    const { points: [point] } = await trainer.run(1);
    expect(found.loss).toBeCloseTo(point.loss, 5);
    for (const [id, part] of Object.entries(point.parts!)) expect(found.parts![id]).toBeCloseTo(part, 5);
    expect('accuracy' in found && found.accuracy).toBe(point.correct! / 8);
  });

  it('are named in the exported file, which computes the same', async () => {
    const parameters = initializeParameters(plan, 1);
    const file = exportModel(plan, parameters, dataset, '1');
    expect(readModelCard('both.onnx', file)).toMatchObject({ labels: dataset.labels });
    const image = imagesOf(toySplit(5), [1, 2, 2], 0, 5);
    const [ours, theirs] = [await interpretInference(plan, parameters)({ image }), await runModel(file, { image })];
    expect(Object.keys(theirs)).toEqual(['probabilities', 'logits', 'prediction_again', 'prediction_robust']);
    expect(theirs.prediction_robust.shape).toEqual([5, 1, 2, 2]);
    for (const [name, value] of Object.entries(ours)) expectClose(theirs[name], value, 1e-5, name);
  });
});

describe('a network that only learns its examples', () => {
  const autoencoder: Network = { ...network, layers: layers.filter(({ id }) => !['scores', 'class', 'image', 'robust'].includes(id)), connections: connections.filter(({ to }) => !['scores', 'class', 'image', 'robust'].includes(to)) };
  const own = planNetwork(autoencoder, surroundings);

  it('learns, is judged in the units of the features, and names no classes', async () => {
    const trainer = await openToy({ plan: own, settings: { ...toySettings, epochs: 30 }, open: (made) => TrainingSession.open({ ...made, version: '1' }, { threads: 1 }) });
    const judge = () => evaluate(own, toySplit(30, 2), interpretInference(own, trainer.parameters()));
    const before = await judge();
    const losses = await lossesOf(trainer);
    const after = await judge();
    expect(losses.at(-1)).toBeLessThan(losses[0] / 2);
    expect(after.parts).toBeUndefined();
    expect('meanAbsoluteError' in after && 'meanAbsoluteError' in before && after.meanAbsoluteError).toBeLessThan(30);
    expect('rSquared' in after && after.rSquared).toBeGreaterThan(0.7);
    const file = exportModel(own, trainer.parameters(), dataset, '1');
    expect(() => readModelCard('again.onnx', file)).toThrow('"again.onnx" learned to make its examples again, not to tell classes apart');
    await trainer.close();
  });
});

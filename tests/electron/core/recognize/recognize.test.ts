/** Model files as networks: they compute what the file computes, and the layers that everybody expects are found. */
import { datasetOf } from '@core/datasets';
import { exportModel } from '@core/training/model-file';
import { interpret } from '@core/interpret/interpret';
import type { Value } from '@core/graph/graph';
import { planeFeatureOptions } from '@core/layers/plane-features';
import type { Surroundings } from '@core/layers/definition';
import { buildInference } from '@core/network/build';
import { setField } from '@core/network/edit';
import type { Network } from '@core/network/network';
import { buildGraph } from '@core/ops/builder';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { writeModel } from '@core/onnx/write-model';
import { recognizeModel, type RecognizedModel } from '@core/recognize/recognize';
import { templates } from '@core/templates';
import { initializeParameters, initializeState } from '@core/training/initialize';
import { defaultSettings } from '@core/training/settings';
import { buildTrainingStep } from '@core/training/step';
import { float32, int64, scalar, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { lower } from '@core/lower/lower';
import { expectClose, runInOnnxruntime, runModel } from '../../runtime/compare';
import { randomTensor } from '../layers/cases';
import { exampleShape, pytorchExports } from './exports';

const surroundings: Surroundings = { exampleShape, features: 'float32', classCount: 10, mean: 0, deviation: 1 };

const recognize = (bytes: Uint8Array): RecognizedModel => recognizeModel(bytes, { name: 'file', dataset: { dataset: 'mnist' }, say: ({ en }) => en });

const kindsOf = ({ network }: RecognizedModel): readonly string[] => network.layers.map(({ kind }) => kind);

const countOf = (model: RecognizedModel, kind: string): number => kindsOf(model).filter((each) => each === kind).length;

const countOperators = (model: RecognizedModel): number => kindsOf(model).filter((kind) => kind.startsWith('onnx-')).length;

/** The natural logarithm of each row's softmax: the same for scores and for what LogSoftmax makes of them. */
const normalized = (scores: Tensor): Tensor => {
  const [rows, columns] = scores.shape;
  const data = Float32Array.from(scores.data);
  for (let row = 0; row < rows; row++) {
    const part = data.subarray(row * columns, (row + 1) * columns);
    const largest = Math.max(...part);
    const sum = Math.log(part.reduce((total, score) => total + Math.exp(score - largest), 0)) + largest;
    part.forEach((score, i) => (part[i] = score - sum));
  }
  return float32(scores.shape, data);
};

describe.each(pytorchExports.map((each) => [each.name, each] as const))('%s of PyTorch', (name, { bytes, image, scores }) => {
  const model = recognize(bytes);
  const plan = planNetwork(model.network, surroundings);

  it('computes the same scores, in the interpreter and as an exported file for any batch', async () => {
    const graph = buildInference(plan, model.weights, image.shape[0]);
    // A last LogSoftmax became that of the output layer.
    const seen = name.startsWith('mixture') ? normalized : (each: Tensor) => each;
    expectClose(seen(interpret(graph, { image }).outputs.logits), scores, 1e-4);
    const exported = writeModel(buildInference(plan, model.weights, 1), { version: 'test', freeBatch: { image: 'N', logits: 'N', probabilities: 'N' } });
    expectClose(seen((await runModel(exported, { image })).logits), scores, 1e-4);
  });

  it('names every parameter it has, and no other', () => {
    expect(Object.keys(model.weights).sort()).toEqual(plan.parameters.map((parameter) => parameter.name).sort());
  });

  // Our own layers are tested so elsewhere.
  it.runIf(countOperators(model) > 3)('trains one step on onnxruntime as in the interpreter', async () => {
    const settings = { ...defaultSettings, optimizer: 'momentum' as const };
    const step = buildTrainingStep(plan, settings, image.shape[0], { kind: 'statistics' });
    const facts = { image, label: int64([2], [1, 7]), step: scalar('int64', 0), optimizerStep: scalar('int64', 0), learningRate: scalar('float32', 0.01) };
    const feeds: Readonly<Record<string, Tensor>> = { ...facts, ...initializeParameters(plan, 1), ...initializeState(plan, settings), ...model.weights };
    const used = (graph: typeof step) => Object.fromEntries(graph.inputs.map(({ name: input }) => [input, feeds[input]]));
    const expected = interpret(step, used(step)).outputs;
    const lowered = lower(step, { batchLast: ['image'] });
    const run = await runInOnnxruntime(lowered, used(lowered));
    for (const [output, value] of Object.entries(expected)) expectClose(run[output], value, 1e-3, output);
  });
});

describe('layers are recognized', () => {
  const named = (start: string) => recognize(pytorchExports.find(({ name }) => name.startsWith(start))!.bytes);

  it.each([
    ['ResNet-18', { conv2d: 20, batchNormalization: 20, relu: 17, add: 8, globalAveragePool: 1, dense: 1, softmax: 1 }],
    ['MobileNetV2', { conv2d: 35, depthwiseConv2d: 17, batchNormalization: 52, relu6: 35, add: 10, dense: 1 }],
    ['SqueezeNet', { conv2d: 26, relu: 26, maxPool: 3, concatenate: 8, globalAveragePool: 1 }],
    ['LeNet', { conv2d: 2, tanh: 3, averagePool: 2, flatten: 1, dense: 2 }],
    ['vision transformer', { conv2d: 1, learnedTensor: 1, layerNormalization: 3, gelu: 1, add: 2, dense: 1 }],
    ['mixture', { silu: 1, hardSwish: 1, elu: 1, convTranspose2d: 1, instanceNormalization: 1, globalMaxPool: 1 }],
  ])('in %s', (name, wanted) => {
    const model = named(name);
    for (const [kind, count] of Object.entries(wanted)) expect(countOf(model, kind), kind).toBe(count);
  });

  it('with the names of the modules, each only once', () => {
    const names = named('SqueezeNet').network.layers.map(({ name }) => name);
    expect(names).toContain('3.squeeze');
    expect(new Set(names).size).toBe(names.length);
  });
});

/** A file does not say that a network looks at halves or learns the example itself, and what is added may come in any order. */
const plain = templates.filter(({ group }) => group !== 'pictures' && group !== 'branches');

describe.each(plain.map((each) => [each.name, each.network] as const))('the exported template %s', (_, network) => {
  const own = surroundingsOf(network);
  const plan = planNetwork(network, own);
  const parameters = initializeParameters(plan, 1);
  const answer = 'classCount' in own ? 'logits' : 'prediction';
  const bytes = writeModel(buildInference(plan, parameters, 1), { version: 'test', freeBatch: { image: 'N', [answer]: 'N' } });
  const model = recognize(bytes);

  it('has the same layers again', () => {
    // Nothing is dropped outside training, so nothing of it is in the file; how answers became probabilities is not either.
    const lasting = network.layers.map(({ kind }) => kind).filter((kind) => kind !== 'dropout');
    expect([...kindsOf(model)].sort()).toEqual([...lasting].sort());
    // Of several datasets with such examples and answers it may be any.
    expect(surroundingsOf(model.network)).toEqual(own);
  });

  it('computes the same', () => {
    const image = randomTensor([2, ...own.exampleShape], 3, 'float32');
    const again = planNetwork(model.network, own);
    const expected = interpret(buildInference(plan, parameters, 2), { image }).outputs[answer];
    expectClose(interpret(buildInference(again, model.weights, 2), { image }).outputs[answer], expected, 1e-4);
  });
});

it.each(templates.filter(({ name }) => /moons|spiral-tiny|circles|xor|wave-mlp/.test(name)).map(({ name, network }) => [name, network] as const))('a file of this app says what it learned from: %s', (_, network) => {
  const plan = planNetwork(network, surroundingsOf(network));
  expect(recognize(exportModel(plan, initializeParameters(plan, 1), datasetOf(network), 'test')).network.dataset).toBe(network.dataset);
});

describe('features of points', () => {
  const points = (given: Network, parameters = initializeParameters(planNetwork(given, surroundingsOf(given)), 1)) =>
    recognize(writeModel(buildInference(planNetwork(given, surroundingsOf(given)), parameters, 1), { version: 'test', freeBatch: { image: 'N', logits: 'N' } }));
  const options = planeFeatureOptions.map(({ value }) => value);
  const circles = templates.find(({ name }) => name === 'circles-features')!.network;

  it.each([options, ...options.flatMap((one) => [[one], options.filter((each) => each !== one)])].map((chosen) => chosen.join(' ')))('come back as "%s"', (features) => {
    const model = points(setField(circles, 'features', 'features', features));
    expect(kindsOf(model)).toEqual(['input', 'planeFeatures', 'dense', 'softmax']);
    expect(model.network.layers[1].fields).toEqual({ features });
  });

  it.each<readonly [string, (build: ReturnType<typeof buildGraph>, x: Value, y: Value) => Value, readonly string[]]>([
    ['as one layer', (build, x, y) => build.concat(build.mul(x, x), build.sin(build.mul(y, Math.PI)), { axis: 1 }), ['modelInput', 'planeFeatures', 'dense', 'softmax']],
    ['column by column in another order', (build, x, y) => build.concat(y, x, { axis: 1 }), ['modelInput', 'planeFeatures', 'planeFeatures', 'concatenate', 'dense', 'softmax']],
    ['column by column where one is used elsewhere', (build, x, y) => build.mul(build.concat(x, y, { axis: 1 }), build.sin(x)), ['modelInput', 'planeFeatures', 'onnx-Sin-1', 'onnx-Mul-2', 'planeFeatures', 'concatenate', 'dense', 'softmax']],
  ])('of a file are found %s', (_, join, kinds) => {
    const build = buildGraph('features');
    const image = build.input('image', { dtype: 'float32', shape: [1, 2] });
    const [x, y] = [0, 1].map((start) => build.slice(image, { starts: [start], ends: [start + 1], axes: [1] }));
    const graph = build.graph({ scores: build.gemm(join(build, x, y), build.constant(float32([2, 2], [1, 2, 3, 4]))) });
    const model = recognize(writeModel(graph, { version: 'test', freeBatch: { image: 'N', scores: 'N' } }));
    expect([...kindsOf(model)].sort()).toEqual([...kinds].sort());
    const given = { image: float32([1, 2], [0.3, -0.7]) };
    const again = buildInference(planNetwork(model.network, surroundingsOf(model.network)), model.weights, 1);
    expectClose(interpret(again, given).outputs.logits, interpret(graph, given).outputs.scores, 1e-6);
  });
});

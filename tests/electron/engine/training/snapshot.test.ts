import { describe, expect, it } from 'vitest';
import { float32 } from '@core/tensor/tensor';
import { atStart } from '@core/training/course/batches';
import { defaultSettings } from '@core/training/settings';
import { beforeValidations } from '@core/training/validations';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '../../../../electron/engine/training/snapshot';

const snapshot: Snapshot = {
  network: {
    name: '数字',
    dataset: 'mnist',
    layers: [{ id: 'a', kind: 'dense', name: '全连接', fields: { units: 2 }, position: { x: 1.5, y: -2 } }],
    connections: [],
  },
  settings: { ...defaultSettings, optimizer: 'momentum', learningRate: 0.01, schedule: 'cosine', batchSize: 32, epochs: 4, seed: 9 },
  wasRunning: true,
  position: { step: 7, epoch: 0, stepsPerEpoch: 100, totalSteps: 400 },
  checkpoint: {
    parameters: { 'a.weight': float32([2, 2], [1, 2, 3, 4]) },
    state: { 'a.weight:velocity': float32([2, 2], [0, 0, 0.5, 0]) },
    optimizer: 'momentum',
    ages: { 'a.weight': 7 },
    progress: { ...atStart, step: 7, batches: 7, offset: 224 },
    seed: 9,
    validations: { ...beforeValidations, best: 0.5, bestStep: 6, waited: 1 },
    best: { 'a.weight': float32([2, 2], [4, 3, 2, 1]) },
    curve: { training: [{ step: 7, loss: 0.25 }], validation: [{ step: 6, loss: 0.5, examples: 10, accuracy: 0.75 }] },
  },
};

describe('a snapshot', () => {
  it('comes back as it was', () => {
    expect(decodeSnapshot(encodeSnapshot(snapshot))).toEqual(snapshot);
  });

  it('may lie anywhere in a larger buffer', () => {
    const bytes = encodeSnapshot(snapshot);
    const larger = new Uint8Array(bytes.length + 13);
    larger.set(bytes, 5);
    expect(decodeSnapshot(larger.subarray(5, 5 + bytes.length))).toEqual(snapshot);
  });

  const bytes = encodeSnapshot(snapshot);
  it.each([
    ['nothing', new Uint8Array(0)],
    ['a few bytes', Uint8Array.of(0, 0, 0, 9, 1)],
    ['a length beyond the end', Uint8Array.of(255, 255, 255, 255, 123, 125)],
    ['a cut-off file', bytes.subarray(0, bytes.length - 3)],
    ['a header cut off', bytes.subarray(0, 40)],
    ['noise', Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 256)],
  ])('is refused as a whole: %s', (_what, broken) => {
    expect(() => decodeSnapshot(broken)).toThrow();
  });
});

/** A small project with everything in it. */
import type { Network } from '@core/network/network';
import { defaultSettings } from '@core/training/settings';
import type { Tensor } from '@core/tensor/tensor';
import type { ProjectContent, StoredRun } from '../../../renderer/project-file/format';

export const network: Network = {
  name: 'Three points · 三点',
  dataset: 'spiral',
  layers: [
    { id: 'input', kind: 'input', name: 'Input', fields: {}, position: { x: 0, y: 0 } },
    { id: 'dense', kind: 'dense', name: 'Dense', fields: { units: 2 }, position: { x: 200.5, y: -40 } },
    { id: 'softmax', kind: 'softmax', name: 'Output', fields: {}, position: { x: 400, y: 0 } },
  ],
  connections: [
    { id: 'a', from: 'input', to: 'dense', port: 0 },
    { id: 'b', from: 'dense', to: 'softmax', port: 0 },
  ],
};

export const tensor = (shape: readonly number[], ...elements: number[]): Tensor => ({ dtype: 'float32', shape, data: Float32Array.from(elements) });

export const content: ProjectContent = {
  network,
  training: { ...defaultSettings, seed: 7, schedule: 'cosine' },
  view: { x: 12, y: -3.5, zoom: 1.25 },
  learned: {
    weights: { 'dense.weight': tensor([2, 2], 0.5, -1, 2, 3.25), 'dense.bias': tensor([2], 0, 1e-7) },
    run: {
      position: { step: 12, epoch: 1, stepsPerEpoch: 10, totalSteps: 50 },
      optimizer: 'adam',
      ages: { 'dense.weight': 12, 'dense.bias': 12 },
      progress: { step: 12, batches: 12, epoch: 1, offset: 128, gathering: { batches: 0, examples: 0, loss: 0 } },
      seed: 7,
      validations: { plateau: { factor: 1, best: null, waited: 0 }, best: 0.75, bestStep: 10, waited: 0 },
      curve: { training: [{ step: 1, loss: 0.9 }, { step: 12, loss: 0.5, penalty: 0.01 }], validation: [{ step: 10, loss: 0.75, examples: 100, accuracy: 0.8 }] },
      state: { 'dense.weight:m': tensor([2, 2], 1, 2, 3, 4), 'dense.weight:v': tensor([2, 2], 5, 6, 7, 8) },
      best: { 'dense.weight': tensor([2, 2], 0.25, -1, 2, 3) },
    },
  },
};

export const runs: readonly StoredRun[] = [
  {
    name: 'Linear',
    dataset: 'spiral',
    settings: { ...defaultSettings, seed: 7 },
    parameterCount: 9,
    curve: { training: [{ step: 1, loss: 1.1 }, { step: 5, loss: 0.9 }], validation: [{ step: 5, loss: 1, examples: 100, accuracy: 0.5 }] },
    trainingAccuracy: 0.49,
    regions: { isClasses: true, columns: 2, rows: 1, width: 3, values: [255, 0, 0, 10, 20, 225], least: 0, most: 1 },
  },
  { name: '', dataset: 'line', settings: defaultSettings, parameterCount: 0, curve: { training: [], validation: [] }, trainingAccuracy: null },
];

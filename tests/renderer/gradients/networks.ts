/** The three networks on which every gradient that is shown is checked. */
import type { Surroundings } from '@core/layers/definition';
import type { Network } from '@core/network/network';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import type { Tensors } from '@core/network/build';
import { drawnChain, Drawing } from '@core/templates/drawing';
import { elementCount, float32, type Tensor } from '@core/tensor/tensor';
import { Random } from '@core/tensor/random';
import { initializeParameters } from '@core/training/initialize';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';

const surroundings: Surroundings = { exampleShape: [2, 5, 5], features: 'float32', classCount: 3, mean: 0.2, deviation: 1.5 };

const mlp = drawnChain('mlp', 'toy', [
  { kind: 'input', name: 'Input' },
  { kind: 'flatten', name: 'Flatten' },
  { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 7 } },
  { kind: 'tanh', name: 'Tanh' },
  { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3 } },
  { kind: 'softmax', name: 'Softmax' },
]);

const convolutional = drawnChain('convolutional', 'toy', [
  { kind: 'input', name: 'Input' },
  { id: 'conv', kind: 'conv2d', name: 'Conv', fields: { filters: 3 } },
  { id: 'norm', kind: 'batchNormalization', name: 'Norm' },
  // Before ReLU: zeros side by side have no largest among them, and no slope to be measured.
  { id: 'pool', kind: 'maxPool', name: 'Pool' },
  { kind: 'relu', name: 'ReLU' },
  { id: 'flat', kind: 'flatten', name: 'Flatten' },
  { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3 } },
  { kind: 'softmax', name: 'Softmax' },
]);

function residual(): Network {
  const drawing = new Drawing();
  drawing.add({ kind: 'input', name: 'Input' });
  const stem = drawing.add({ id: 'stem', kind: 'conv2d', name: 'Stem', fields: { filters: 3 } });
  const side = drawing.chain([{ id: 'group', kind: 'instanceNormalization', name: 'Norm' }, { kind: 'silu', name: 'SiLU' }, { id: 'inner', kind: 'conv2d', name: 'Inner', fields: { filters: 3 } }], stem);
  drawing.add({ id: 'join', kind: 'add', name: 'Join' }, side, stem);
  drawing.chain([{ id: 'pool', kind: 'globalAveragePool', name: 'Mean' }, { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3 } }, { kind: 'hinge', name: 'Hinge' }], 'join');
  return drawing.network('residual', 'toy');
}

export interface Subject {
  readonly name: string;
  readonly network: Network;
  readonly plan: NetworkPlan;
  readonly parameters: Tensors;
  readonly settings: TrainingSettings;
  readonly features: Tensor;
  readonly labels: Uint8Array;
}

const count = 4;

export const subjects: readonly Subject[] = [
  { name: 'an MLP of tanh with softmax', network: mlp, charged: false },
  { name: 'a convolutional network with normalization and pooling', network: convolutional, charged: false },
  { name: 'a residual network with hinge loss and a penalty', network: residual(), charged: true },
].map(({ name, network, charged }) => {
  const plan = planNetwork(network, surroundings);
  const settings: TrainingSettings = { ...defaultSettings, optimizer: 'sgd', learningRate: 0.1, ...(charged && { penalty: 'l2', penaltyStrength: 0.01 }) };
  const features = normal([count, ...surroundings.exampleShape], new Random(5));
  return { name, network, plan, parameters: initializeParameters(plan, 3), settings, features, labels: Uint8Array.from([0, 2, 1, 2]) };
});

function normal(shape: readonly number[], random: Random): Tensor {
  return float32(shape, Float32Array.from({ length: elementCount(shape) }, () => random.normal()));
}

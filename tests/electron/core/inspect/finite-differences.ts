/** Three networks with smooth functions, and central differences that judge the gradients which questions show. */
import type { InspectedModel } from '@core/inspect/model';
import type { Surroundings } from '@core/layers/definition';
import { drawnChain, Drawing } from '@core/templates/drawing';
import { planNetwork } from '@core/network/plan';
import type { Network } from '@core/network/network';
import { initializeParameters } from '@core/training/initialize';
import { defaultSettings } from '@core/training/settings';
import { Random } from '@core/tensor/random';
import { elementCount, float32, type Tensor } from '@core/tensor/tensor';

export const surroundings: Surroundings = { exampleShape: [1, 6, 6], features: 'float32', classCount: 3, mean: 0, deviation: 1 };

const head = [
  { kind: 'flatten', name: 'Flatten' },
  { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3 } },
  { kind: 'softmax', name: 'Softmax' },
] as const;

const mlp = drawnChain('mlp', 'toy', [
  { kind: 'input', name: 'Input' },
  { id: 'flat', kind: 'flatten', name: 'Flat' },
  { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 8 } },
  { kind: 'tanh', name: 'Tanh' },
  { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3 } },
  { kind: 'softmax', name: 'Softmax' },
]);

const convolutional = drawnChain('convolutional', 'toy', [
  { kind: 'input', name: 'Input' },
  { id: 'conv', kind: 'conv2d', name: 'Conv', fields: { filters: 4 } },
  { kind: 'silu', name: 'SiLU' },
  { id: 'pool', kind: 'averagePool', name: 'Pool' },
  ...head,
]);

function branches(): Network {
  const drawing = new Drawing();
  drawing.add({ kind: 'input', name: 'Input' });
  const conv = drawing.add({ id: 'conv', kind: 'conv2d', name: 'Conv', fields: { filters: 4 } });
  const left = drawing.chain([{ id: 'norm', kind: 'batchNormalization', name: 'Norm' }, { kind: 'tanh', name: 'Tanh' }], conv);
  drawing.add({ id: 'join', kind: 'add', name: 'Join' }, left, conv);
  drawing.chain(head, 'join');
  return drawing.network('branches', 'toy');
}

/** Untrained; `placed` is a layer with channels, height and width. */
export const models: readonly { readonly name: string; readonly placed: string; readonly model: InspectedModel }[] = [
  { name: 'an MLP', placed: 'input', network: mlp },
  { name: 'a convolutional network', placed: 'pool', network: convolutional },
  { name: 'a network with branches and normalization', placed: 'join', network: branches() },
].map(({ name, placed, network }) => {
  const plan = planNetwork(network, surroundings);
  return { name, placed, model: { plan, parameters: initializeParameters(plan, 3), settings: defaultSettings } };
});

export const randomExamples = (count: number, seed = 5): Tensor => randomNormal([count, ...surroundings.exampleShape], seed);

export function randomNormal(shape: readonly number[], seed: number): Tensor {
  const random = new Random(seed);
  return float32(shape, Array.from({ length: elementCount(shape) }, () => random.normal()));
}

/** Slope of f at x along a direction: (f(x + hd) − f(x − hd)) / 2h. */
export function slopeAlong(f: (x: Tensor) => number, x: Tensor, direction: Tensor, h = 1e-2): number {
  const moved = (by: number): Tensor => float32(x.shape, Array.from(x.data, (each, i) => each + by * direction.data[i]));
  return (f(moved(h)) - f(moved(-h))) / (2 * h);
}

export const dot = (a: Tensor, b: Tensor): number => Array.from(a.data).reduce((sum: number, each, i) => sum + each * b.data[i], 0);

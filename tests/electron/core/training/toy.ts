/** A tiny problem for the tests: 2×2 pictures, bright on the left (0), on the right (1) or everywhere dark (2). */
import type { PictureSplit } from '@core/datasets/definition';
import type { Surroundings } from '@core/layers/definition';
import type { Layer, Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import { Trainer, type TrainerOptions } from '@core/training/trainer';
import { Random } from '@core/tensor/random';

export const surroundings: Surroundings = { exampleShape: [1, 2, 2], features: 'uint8', classCount: 3, mean: 80, deviation: 80 };

const kinds: readonly [string, string, Layer['fields']][] = [
  ['input', 'input', {}],
  ['flatten', 'flatten', {}],
  ['hidden', 'dense', { units: 6 }],
  ['relu', 'relu', {}],
  ['drop', 'dropout', { rate: 0.1 }],
  ['scores', 'dense', { units: 3 }],
  ['softmax', 'softmax', {}],
];

export const toyNetwork: Network = {
  name: 'toy',
  dataset: 'toy',
  layers: kinds.map(([id, kind, fields]) => ({ id, kind, name: id, fields, position: { x: 0, y: 0 } })),
  connections: kinds.slice(1).map(([id], i) => ({ id: `c${i}`, from: kinds[i][0], to: id, port: 0 })),
};

export const toyPlan = planNetwork(toyNetwork, surroundings);

export function toySplit(count: number, seed = 1): PictureSplit {
  const random = new Random(seed);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 3);
  const bright = [[0, 2], [1, 3], []];
  const features = Uint8Array.from({ length: 4 * count }, (_, i) => (bright[labels[i >> 2]].includes(i % 4) ? 180 : 20) + random.integer(40));
  return { count, features, labels };
}

export const toySettings: TrainingSettings = { ...defaultSettings, learningRate: 0.02, batchSize: 8, epochs: 6, seed: 5 };

/** A clock that advances by the given milliseconds at each look. */
export const ticking = (milliseconds: number): (() => number) => {
  let now = 0;
  return () => (now += milliseconds);
};

export const openToy = (given: Partial<TrainerOptions> = {}): Promise<Trainer> =>
  Trainer.open({ plan: toyPlan, settings: toySettings, split: toySplit(60), now: ticking(1), open: async (plan) => new InterpreterExecutor(plan), ...given });

/** Losses of all steps up to the last epoch. */
export async function lossesOf(trainer: Trainer): Promise<number[]> {
  const losses: number[] = [];
  while (!trainer.isFinished) losses.push(...(await trainer.run()).points.map(({ loss }) => loss));
  return losses;
}

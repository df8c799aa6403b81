import { checkNetwork } from '@core/network/check';
import { activationBytes, trainingCost } from '@core/network/cost';
import type { Layer } from '@core/network/network';
import type { Surroundings } from '@core/layers/definition';
import { describe, expect, it } from 'vitest';

const steps = (...given: readonly (readonly [string, Layer['fields']?])[]): Layer[] => given.map(([kind, fields = {}], i) => ({ id: `l${i}`, kind, name: kind, fields, position: { x: 0, y: 0 } }));
const chain = (layers: readonly Layer[]) => ({ name: 'test', dataset: 'mnist', layers, connections: layers.slice(1).map(({ id }, i) => ({ id, from: layers[i].id, to: id, port: 0 })) });

const conv = (filters: number) => [['conv2d', { filters, size: 3 }], ['relu']] as const;
const dense = (units: number) => [['dense', { units }], ['relu']] as const;
const pool = ['maxPool'] as const;

describe('VGG-16 on one image of 224×224', () => {
  const imagenet: Surroundings = { exampleShape: [3, 224, 224], features: 'float32', mean: 0, deviation: 1, classCount: 1000 };
  const convolutional = [2, 2, 3, 3, 3].flatMap((count, block) => [...Array.from({ length: count }, () => conv(Math.min(512, 64 * 2 ** block))).flat(), pool]);
  const network = chain(steps(['input'], ...convolutional, ['flatten'], ['dense', { units: 4096 }], ['relu'], ...dense(4096), ['dense', { units: 1000 }], ['softmax']));
  const check = checkNetwork(network, imagenet);

  // Simonyan and Zisserman 2015: 138 million parameters, of which the first dense layer has 103 million: too many for this app.
  it('has one layer that is too large, and says so', () => {
    expect(check.problems.map(({ text }) => text.en.slice(0, 53))).toEqual(['This layer would have 102,764,544 weights, more than ']);
  });

  it('has the parameters and multiplications of the paper in its convolutions', () => {
    const convolutions = [...check.layers.values()].filter(({ layer }) => layer.kind === 'conv2d');
    expect(convolutions.reduce((sum, { parameterCount }) => sum + parameterCount, 0)).toBe(14_714_688);
    // 15.3 billion multiply-adds, twice as many operations.
    expect(convolutions.reduce((sum, { flop }) => sum + flop, 0) / 2).toBe(15_346_630_656);
    expect(activationBytes(check.layers.get('l1')!, 1)).toBe(4 * 64 * 224 * 224);
  });
});

describe('a training step', () => {
  const mnist: Surroundings = { exampleShape: [1, 28, 28], features: 'uint8', mean: 33, deviation: 78, classCount: 10 };
  const check = checkNetwork(chain(steps(['input'], ['flatten'], ...dense(128), ['dense', { units: 10 }], ['softmax'])), mnist);

  it('costs what the formula says, here by hand', () => {
    // P = 784·128 + 128 + 128·10 + 10; numbers kept for one example: 784 (input) + 784 (flat) + 128 + 128 + 10.
    const parameters = 101_770;
    const kept = 1834;
    expect(trainingCost(check, 64, 2)).toEqual({
      flop: 3 * 64 * check.flop,
      parameterBytes: 4 * parameters,
      gradientBytes: 4 * parameters,
      optimizerBytes: 8 * parameters,
      activationBytes: 4 * 64 * kept,
      bytes: 16 * parameters + 256 * kept,
    });
  });

  it('needs no optimizer state for plain gradient descent', () => {
    expect(trainingCost(check, 1, 0)).toMatchObject({ optimizerBytes: 0, bytes: 8 * 101_770 + 4 * 1834 });
  });
});

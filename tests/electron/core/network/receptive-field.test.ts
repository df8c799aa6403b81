import { checkNetwork } from '@core/network/check';
import type { Layer, Network } from '@core/network/network';
import { receptiveFields } from '@core/network/receptive-field';
import type { Surroundings } from '@core/layers/definition';
import type { Shape } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

type Step = readonly [id: string, kind: string, fields?: Layer['fields']];

const layer = ([id, kind, fields = {}]: Step): Layer => ({ id, kind, name: id, fields, position: { x: 0, y: 0 } });
const wire = (from: string, to: string, port = 0) => ({ id: `${from}-${to}-${port}`, from, to, port });
const around = (exampleShape: Shape): Surroundings => ({ exampleShape, features: 'float32', mean: 0, deviation: 1, classCount: 10 });

function fieldsOf(network: Network, exampleShape: Shape) {
  const found = receptiveFields(network, checkNetwork(network, around(exampleShape)));
  return Object.fromEntries([...found].map(([id, { size }]) => [id, size]));
}

function chain(exampleShape: Shape, ...steps: readonly Step[]) {
  const layers = [['input', 'input'] as const, ...steps].map(layer);
  return fieldsOf({ name: 'test', dataset: 'mnist', layers, connections: layers.slice(1).map(({ id }, i) => wire(layers[i].id, id)) }, exampleShape);
}

const conv = (id: string, size: number, fields: Layer['fields'] = {}): Step => [id, 'conv2d', { filters: 4, size, ...fields }];
const pool = (id: string, size = 2, stride = 2): Step => [id, 'maxPool', { size, stride }];

describe('published receptive fields', () => {
  it('LeNet-5 (LeCun et al. 1998): a unit of C3 sees 14, one of S4 16, one of C5 all 32 pixels', () => {
    const valid = { padding: 'valid' };
    expect(chain([1, 32, 32], conv('c1', 5, valid), pool('s2'), conv('c3', 5, valid), pool('s4'), conv('c5', 5, valid))).toEqual({ input: 1, c1: 5, s2: 6, c3: 14, s4: 16, c5: 32 });
  });

  it('VGG-16 (Araujo et al. 2019): 212 behind its last pool', () => {
    const blocks = [2, 2, 3, 3, 3];
    const steps = blocks.flatMap((count, block) => [...Array.from({ length: count }, (_, i) => conv(`conv${block + 1}_${i + 1}`, 3)), pool(`pool${block + 1}`)]);
    expect(chain([3, 224, 224], ...steps)).toMatchObject({ conv1_2: 5, pool1: 6, conv2_2: 14, pool2: 16, conv3_3: 40, pool3: 44, conv4_3: 92, pool4: 100, conv5_3: 196, pool5: 212 });
  });

  it('AlexNet (Araujo et al. 2019): 195 behind its last pool', () => {
    const steps = [conv('conv1', 11, { stride: 4, padding: 'valid' }), pool('pool1', 3), conv('conv2', 5), pool('pool2', 3), conv('conv3', 3), conv('conv4', 3), conv('conv5', 3), pool('pool5', 3)];
    expect(chain([3, 227, 227], ...steps)).toEqual({ input: 1, conv1: 11, pool1: 19, conv2: 51, pool2: 67, conv3: 99, conv4: 131, conv5: 163, pool5: 195 });
  });

  it('three dilated convolutions (Yu and Koltun 2016): 3, 7, 15', () => {
    expect(chain([1, 64, 64], ...[1, 2, 4].map((dilation) => conv(`d${dilation}`, 3, { dilation })))).toMatchObject({ d1: 3, d2: 7, d4: 15 });
  });
});

describe('a receptive field', () => {
  it('is the larger one where paths meet, and passes activations and normalizations unchanged', () => {
    const layers = ([['input', 'input'], ['a', 'conv2d'], ['bn', 'batchNormalization'], ['relu', 'relu'], ['b', 'conv2d'], ['shortcut', 'conv2d', { size: 1 }], ['add', 'add']] as const).map(([id, kind, fields]) =>
      layer([id, kind, { ...(kind === 'conv2d' ? { filters: 4 } : {}), ...fields }]),
    );
    const connections = [wire('input', 'a'), wire('a', 'bn'), wire('bn', 'relu'), wire('relu', 'b'), wire('input', 'shortcut'), wire('shortcut', 'add'), wire('b', 'add', 1)];
    expect(fieldsOf({ name: 'test', dataset: 'mnist', layers, connections }, [1, 28, 28])).toEqual({ input: 1, a: 3, bn: 3, relu: 3, b: 5, shortcut: 1, add: 5 });
  });

  it('shrinks its stride where the image grows', () => {
    // Behind an upsampling by 2, a filter of 3 covers 1.5 strides of the smaller image: 2 + (3 − 1) · 1 pixels.
    expect(chain([1, 8, 8], pool('p'), ['up', 'upsample', { factor: 2 }], conv('c', 3))).toMatchObject({ p: 2, up: 2, c: 4 });
    expect(chain([4, 8, 8], ['shuffle', 'pixelShuffle'], ['crop', 'cropping'], ['t', 'convTranspose2d', { size: 4, stride: 2 }])).toMatchObject({ shuffle: 1, crop: 1, t: 1.5 });
  });

  it('counts positions of sequences, all of them behind an attention', () => {
    expect(chain([20, 4], ['c', 'conv1d', { size: 5 }], ['attention', 'selfAttention'])).toEqual({ input: 1, c: 5, attention: Infinity });
  });

  it('ends where numbers have no place any more', () => {
    expect(Object.keys(chain([1, 8, 8], conv('c', 3), ['flat', 'flatten'], ['dense', 'dense']))).toEqual(['input', 'c']);
  });
});

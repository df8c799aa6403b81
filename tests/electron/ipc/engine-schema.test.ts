import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import { describe, expect, it } from 'vitest';
import type { PageMessage } from '../../../electron/ipc/engine-protocol';
import { parseAnswer, parseEngineMessage, parsePageMessage, WrongRequest } from '../../../electron/ipc/engine-schema';

const settings: TrainingSettings = { ...defaultSettings, schedule: 'cosine', penalty: 'elastic', clipping: 'norm', accumulation: 4, patience: 3 };
const layer = { id: 'a', kind: 'dense', name: 'Dense', fields: { units: 10, bias: true, note: 'x' }, position: { x: 0, y: -4.5 } };
const network = { name: 'digits', dataset: 'mnist', layers: [layer], connections: [{ id: 'c', from: 'a', to: 'b', port: 0 }] };
const picture = { width: 2, height: 1, pixels: new Uint8Array(8) };
const request = (name: string, body: unknown, id = 1) => ({ kind: 'request', id, name, body });

const weight = { dtype: 'float32', shape: [2, 1], data: Float32Array.of(1, 2) } as const;
const run = {
  position: { step: 3, epoch: 0, stepsPerEpoch: 10, totalSteps: 50 },
  optimizer: 'adam',
  ages: { 'a.weight': 3 },
  progress: { step: 3, batches: 3, epoch: 0, offset: 192, gathering: { batches: 0, examples: 0, loss: 0 } },
  seed: 1,
  validations: { plateau: { factor: 1, best: null, waited: 0 }, best: null, bestStep: 0, waited: 0 },
  curve: { training: [{ step: 1, loss: 2.3 }], validation: [{ step: 3, loss: 1, examples: 500, accuracy: 0.5 }] },
  state: { 'a.weight:m': weight },
  best: {},
} as const;
const loadWeights = (learned: unknown) => request('loadWeights', { network, settings, learned });

const good = [
  request('setNetwork', { network, seed: 1 }),
  request('takeWeights', { network }),
  request('layerTensors', { network, layer: 'a' }),
  request('presentWeights', null),
  request('examples', { network, split: 'test', start: 0, count: 3 }),
  request('answers', { split: 'validation', count: 1000 }),
  loadWeights(null),
  loadWeights({ weights: { 'a.weight': weight } }),
  loadWeights({ weights: { 'a.weight': weight }, run }),
  request('train', { settings }),
  request('pause', null),
  request('step', { settings }),
  request('reset', { settings }),
  request('confusionMatrix', null),
  request('goBack', { settings }),
  request('numericEvidence', null),
  request('rewind', null),
  request('exportModel', null),
  request('verifyModel', { bytes: new Uint8Array(3), examples: 100 }),
  request('classify', { model: { kind: 'canvas' }, picture }),
  request('classify', { model: { kind: 'shipped', name: 'mnist-cnn' }, picture }),
  request('shippedModels', null),
  { kind: 'credit' },
] as const;

describe('settings of an older document', () => {
  it('get what came later', () => {
    const { optimizer, learningRate, batchSize, epochs, seed } = defaultSettings;
    expect(parsePageMessage(request('train', { settings: { optimizer, learningRate, batchSize, epochs, seed } }))).toMatchObject({ body: { settings: defaultSettings } });
  });
});

describe('what the page says', () => {
  it.each(good)('$kind $name', (message) => {
    expect(parsePageMessage(message)).toEqual(message as unknown as PageMessage);
  });

  it.each([
    ['weights with too few elements', loadWeights({ weights: { 'a.weight': { ...weight, shape: [3] } } })],
    ['weights of another type than said', loadWeights({ weights: { 'a.weight': { ...weight, data: Float64Array.of(1, 2) } } })],
    ['weights that are whole numbers', loadWeights({ weights: { 'a.weight': { dtype: 'int32', shape: [1], data: Int32Array.of(1) } } })],
    ['a run of an unknown optimizer', loadWeights({ weights: {}, run: { ...run, optimizer: 'magic' } })],
    ['an unknown key in the body', request('train', { settings, extra: 1 })],
    ['an unknown optimizer', request('train', { settings: { ...settings, optimizer: 'magic' } })],
    ['an unknown schedule', request('train', { settings: { ...settings, schedule: 'magic' } })],
    ['a learning rate that is no number', request('train', { settings: { ...settings, learningRate: NaN } })],
    ['an unknown penalty', request('train', { settings: { ...settings, penalty: 'l3' } })],
    ['a clipping limit of 0', request('train', { settings: { ...settings, clippingLimit: 0 } })],
    ['half a batch per update', request('train', { settings: { ...settings, accumulation: 0.5 } })],
    ['a batch of nothing', request('step', { settings: { ...settings, batchSize: 0 } })],
    ['a broken number of epochs', request('step', { settings: { ...settings, epochs: 1.5 } })],
    ['a body where none belongs', request('pause', {})],
    ['a layer id that could be a path', request('setNetwork', { network: { ...network, layers: [{ ...layer, id: '../x' }] }, seed: 1 })],
    ['an endless field', request('setNetwork', { network: { ...network, layers: [{ ...layer, fields: { units: Infinity } }] }, seed: 1 })],
    ['too many layers', request('setNetwork', { network: { ...network, layers: Array.from({ length: 10_001 }, () => layer) }, seed: 1 })],
    ['a picture with too few pixels', request('classify', { model: { kind: 'canvas' }, picture: { ...picture, width: 3 } })],
    ['a picture that is too wide', request('classify', { model: { kind: 'canvas' }, picture: { width: 20_000, height: 1, pixels: new Uint8Array(80_000) } })],
    ['a model by its path', request('classify', { model: { kind: 'shipped', name: '../../etc' }, picture })],
    ['an unknown model', request('classify', { model: { kind: 'download' }, picture })],
    ['pixels that are no bytes', request('classify', { model: { kind: 'canvas' }, picture: { ...picture, pixels: [0, 0] } })],
  ])('can be refused with its id: %s', (_what, message) => {
    expect(() => parsePageMessage(message)).toThrow(WrongRequest);
    expect(() => parsePageMessage(message)).toThrow(/was asked with wrong data/);
  });

  it.each([
    ['nothing', null],
    ['text', 'train'],
    ['an unknown kind', { kind: 'eval' }],
    ['an unknown request', request('shutdown', null)],
    ['a request without an id', { kind: 'request', name: 'pause', body: null }],
    ['more than an envelope', { ...request('pause', null), extra: 1 }],
    ['a prototype', JSON.parse('{"kind":"credit","__proto__":{}}') as unknown],
  ])('cannot be answered: %s', (_what, message) => {
    expect(() => parsePageMessage(message)).toThrow();
    expect(() => parsePageMessage(message)).not.toThrow(WrongRequest);
  });
});

const position = { step: 3, epoch: 0, stepsPerEpoch: 10, totalSteps: 50 };
const statistics = [
  { layer: 'a', gradientNorm: 0.5, parameters: { gradientNorm: 1, weightNorm: 2, updateNorm: Infinity } },
  { layer: 'b', gradientNorm: 0, activation: { mean: 0.5, deviation: 1, deadShare: 0.25 } },
  { layer: 'c', gradientNorm: 0, activation: { mean: 0.5, deviation: 1, saturatedShare: 0.25 } },
];
const frame = { state: 'running', executor: 'compiled', position, imagesPerSecond: 4000, secondsLeft: null, statistics, statisticsStep: 3 };
const points = { training: [{ step: 1, loss: 2.3 }], validation: [{ step: 3, loss: 2, accuracy: 0.5, examples: 500 }, { step: 6, loss: 2, meanAbsoluteError: 0.5, examples: 500 }] };

describe('what the engine says', () => {
  it.each([
    { kind: 'answer', id: 1, body: { keptLayers: ['a'] } },
    { kind: 'refusal', id: 1, sentence: 'No.' },
    { kind: 'frame', frame, points },
    { kind: 'frame', frame: { ...frame, state: 'failed', failure: { sentence: 'The loss is not a number.', numeric: { step: 4, place: { layer: 'dense1', op: 'Exp', phase: 'forward' } } }, learningRate: 0.1, bestStep: 3 }, points },
    { kind: 'ready', resumed: null },
    { kind: 'ready', resumed: position },
  ])('$kind', (message) => {
    expect(parseEngineMessage(message)).toEqual(message);
  });

  it.each([
    ['a loss that is no number', { kind: 'frame', frame, points: { ...points, training: [{ step: 1, loss: NaN }] } }],
    ['an unknown state', { kind: 'frame', frame: { ...frame, state: 'dreaming' }, points }],
    ['a step before the first', { kind: 'ready', resumed: { ...position, step: -1 } }],
    ['an unknown key', { kind: 'ready', resumed: null, path: '/' }],
  ])('is refused: %s', (_what, message) => {
    expect(() => parseEngineMessage(message)).toThrow();
  });

  it('answers what was asked', () => {
    expect(parseAnswer('setNetwork', { keptLayers: ['a'] })).toEqual({ keptLayers: ['a'] });
    expect(() => parseAnswer('train', { keptLayers: ['a'] })).toThrow();
    expect(() => parseAnswer('exportModel', { bytes: 'text' })).toThrow('Expected bytes');
  });
});

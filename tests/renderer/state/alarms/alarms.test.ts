/** Alarms on networks that really train: each appears where it should, names the layer, and not elsewhere. */
import type { Layer, Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { initializeAll, normalizeBeforeActivations, replaceActivations } from '@core/network/remedy';
import { layers as registry, type LayerKind } from '@core/layers';
import { CompiledExecutor } from '@core/training/compiled-executor';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import type { TrainingPoint } from '@core/training/curve';
import type { LayerStatistics } from '@core/training/statistics';
import { describe, expect, it } from 'vitest';
import { alarms } from '../../../../renderer/state/alarms';
import { remember, shownAlarms, type AlarmMemory } from '../../../../renderer/state/alarms/debounce';
import type { Finding, Sight } from '../../../../renderer/state/alarms/definition';
import { openToy, surroundings, toyNetwork } from '../../../electron/core/training/toy';

function deep(activation: LayerKind, depth: number, initialization: string): Network {
  const hidden = Array.from({ length: depth }, (_, i): [string, LayerKind, Layer['fields']][] => [[`dense${i}`, 'dense', { units: 24, initialization }], [`${activation}${i}`, activation, {}]]).flat();
  const kinds: [string, LayerKind, Layer['fields']][] = [['input', 'input', {}], ['flatten', 'flatten', {}], ...hidden, ['scores', 'dense', { units: 3, initialization }], ['softmax', 'softmax', {}]];
  const layers = kinds.map(([id, kind, fields], i): Layer => ({ id, kind, name: registry[kind].title.en, fields, position: { x: 180 * i, y: 0 } }));
  return { ...toyNetwork, layers, connections: layers.slice(1).map(({ id }, i) => ({ id: `${layers[i].id}-${id}-0`, from: layers[i].id, to: id, port: 0 })) };
}

/** Alarms that are on after so many steps, all of them shown. */
async function alarmsOf(network: Network, given: Partial<TrainingSettings> = {}, steps = 12): Promise<ReadonlyMap<string, Finding>> {
  const plan = planNetwork(network, surroundings);
  const settings = { ...defaultSettings, batchSize: 20, epochs: 1000, ...given };
  const trainer = await openToy({ plan, settings, open: async (each) => new CompiledExecutor(each) });
  const points: TrainingPoint[] = [];
  let memory: AlarmMemory = new Map();
  for (let i = 0; i < steps; i++) {
    const report = await trainer.runTraced();
    points.push(...report.points);
    const statistics = new Map(report.statistics!.map((each) => [each.layer, each]));
    const sight: Sight = { layers: plan.layers, statistics, points, settings };
    memory = remember(memory, new Map(alarms.flatMap(({ name, find }) => { const finding = find(sight); return finding ? [[name, finding] as const] : []; })));
  }
  return shownAlarms(memory);
}

const names = (found: ReadonlyMap<string, Finding>): readonly string[] => [...found.keys()].sort();

describe('the alarms', () => {
  it.each(['he', 'glorot'])('say that the gradient vanishes in ten sigmoid layers with %s, and in which layer', async (initialization) => {
    const finding = (await alarmsOf(deep('sigmoid', 10, initialization))).get('vanishingGradient')!;
    expect(finding.layer).toBe('dense0');
    expect(finding.text('Dense').en).toMatch(/^Only \d\.\de-\d+ of the gradient of the last layer arrives at Dense,.*sigmoid/);
  });

  it('say nothing of ten ReLU layers with He initialization', async () => {
    const found = names(await alarmsOf(deep('relu', 10, 'he')));
    for (const name of ['vanishingGradient', 'explodingGradient', 'largeUpdates', 'smallUpdates', 'risingLoss', 'stuckLoss']) expect(found).not.toContain(name);
  });

  it('find dead units where the biases were pushed far below zero', async () => {
    const found = await alarmsOf(deep('relu', 2, 'he'), { learningRate: 3 });
    expect(found.get('deadUnits')).toMatchObject({ layer: expect.stringMatching(/^relu/), remedies: expect.arrayContaining([expect.objectContaining({ text: expect.objectContaining({ en: 'Replace ReLU by leaky ReLU' }) })]) });
  });

  it('find saturated units behind weights that are too large', async () => {
    const network = deep('tanh', 2, 'normal');
    const loud = { ...network, layers: network.layers.map((layer) => (layer.kind === 'dense' ? { ...layer, fields: { ...layer.fields, initialScale: 5 } } : layer)) };
    const found = await alarmsOf(loud);
    expect(found.get('saturatedUnits')?.layer).toMatch(/^tanh/);
  });

  it('find gradients that explode on their way back', async () => {
    const network = deep('relu', 8, 'normal');
    const loud = { ...network, layers: network.layers.map((layer) => (layer.kind === 'dense' ? { ...layer, fields: { ...layer.fields, initialScale: 2 } } : layer)) };
    expect(names(await alarmsOf(loud, { learningRate: 1e-6 }))).toContain('explodingGradient');
  });

  it('tell a gradient that grows from one that is too long for its weights', () => {
    const { layers } = planNetwork(deep('relu', 1, 'he'), surroundings);
    const textOf = (norms: readonly number[], parameterNorm: number) => {
      const statistics = new Map(['dense0', 'scores'].map((layer, i) => [layer, { layer, gradientNorm: norms[i], parameters: { gradientNorm: parameterNorm, weightNorm: 2, updateNorm: 0.002 } } as unknown as LayerStatistics]));
      return alarms.find(({ name }) => name === 'explodingGradient')!.find({ layers, statistics, points: [], settings: defaultSettings })?.text('Dense').en;
    };
    expect(textOf([1e4, 1], 3)).toMatch(/^The gradient grows on its way back: its norm at Dense is 1\.0e4/);
    expect(textOf([1, 1], 1e5)).toMatch(/^The gradient for the weights of Dense has the norm 1\.0e5, the weights only 2/);
    expect(textOf([1, 1], 3)).toBeUndefined();
  });

  it.each([[0.3, 'largeUpdates'], [1e-9, 'smallUpdates']])('judge updates at the learning rate %d: %s', async (learningRate, name) => {
    expect(names(await alarmsOf(deep('relu', 1, 'he'), { learningRate }, 4))).toContain(name);
  });

  it('find a loss that does not fall, and one that rises', async () => {
    expect(names(await alarmsOf(deep('relu', 1, 'he'), { learningRate: 1e-9 }, 400))).toContain('stuckLoss');
    const falling = { layers: [], statistics: new Map(), settings: defaultSettings };
    const points = (loss: (i: number) => number): TrainingPoint[] => Array.from({ length: 80 }, (_, i) => ({ step: i + 1, loss: loss(i) }));
    const rising = alarms.find(({ name }) => name === 'risingLoss')!;
    expect(rising.find({ ...falling, points: points((i) => 2 + Math.abs(i - 30) / 10) })).toBeDefined();
    expect(rising.find({ ...falling, points: points((i) => 2 / (1 + i) + (i === 79 ? 0.1 : 0)) })).toBeUndefined();
  });

  it('say that a number is not finite, with the place', () => {
    const { find } = alarms.find(({ name }) => name === 'notFinite')!;
    const sight: Sight = { layers: [], statistics: new Map(), points: [], settings: defaultSettings, failure: { place: { layer: 'dense0', op: 'Gemm', phase: 'forward' } } };
    expect(find(sight)!.text('Hidden').en).toContain('Hidden (Gemm, forward pass)');
  });

  it('have names of their own and say everything in both languages', () => {
    expect(new Set(alarms.map(({ name }) => name)).size).toBe(alarms.length);
    for (const { title } of alarms) expect(title.zh).toMatch(/\p{Script=Han}/u);
  });
});

describe('a remedy', () => {
  it('of the vanishing gradient works: ReLU with He initialization, and batch normalization', async () => {
    const network = deep('sigmoid', 10, 'glorot');
    const relu = initializeAll(replaceActivations(network, 'saturated', 'relu'), 'he');
    expect(relu.layers.filter(({ kind }) => kind === 'relu').map(({ name }) => name)).toEqual(Array(10).fill('ReLU'));
    expect(names(await alarmsOf(relu))).not.toContain('vanishingGradient');
    const normalized = normalizeBeforeActivations(network, { definition: registry.batchNormalization, name: 'Batch norm' });
    expect(normalized.layers).toHaveLength(network.layers.length + 10);
    expect(names(await alarmsOf(normalized))).not.toContain('vanishingGradient');
  });

  it('that changes nothing returns the same network', () => {
    const network = deep('relu', 2, 'he');
    expect(replaceActivations(network, 'saturated', 'relu')).toBe(network);
    expect(initializeAll(network, 'he')).toBe(network);
    const normalized = normalizeBeforeActivations(network, { definition: registry.batchNormalization, name: 'Batch norm' });
    expect(normalizeBeforeActivations(normalized, { definition: registry.batchNormalization, name: 'Batch norm' })).toBe(normalized);
  });
});

describe('an alarm does not flicker', () => {
  const finding: Finding = { level: 'alarm', text: () => ({ en: '', zh: '' }), remedies: [] };
  const after = (...seen: readonly boolean[]): boolean =>
    shownAlarms(seen.reduce<AlarmMemory>((memory, isFound) => remember(memory, new Map(isFound ? [['it', finding]] : [])), new Map())).has('it');

  it('it comes after three findings in a row and goes after three times without', () => {
    expect(after(true, true)).toBe(false);
    expect(after(true, true, false, true)).toBe(false);
    expect(after(true, true, true)).toBe(true);
    expect(after(true, true, true, false, false, true, false, false)).toBe(true);
    expect(after(true, true, true, false, false, false)).toBe(false);
  });
});

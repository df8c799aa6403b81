import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TrainingDesk } from '../../../../electron/engine/training/desk';
import { decodeSnapshot } from '../../../../electron/engine/training/snapshot';
import type { TrainingEvent } from '../../../../electron/engine/worker-protocol';
import { writeDigits } from '../digits';
import { chain } from '../networks';

// Real training on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  writeDigits(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const settings: TrainingSettings = { ...defaultSettings, learningRate: 0.005, epochs: 3 };
const network = chain('input', 'flatten', ['dense', { units: 16 }], 'relu', ['dense', { units: 10 }], 'softmax');
const withTanh = { ...network, layers: network.layers.map((layer) => (layer.kind === 'relu' ? { ...layer, kind: 'tanh' } : layer)) };

function makeDesk(datasets = folder) {
  const events: TrainingEvent[] = [];
  const desk = new TrainingDesk({ datasets, models: '', version: '0.0.0' }, (event) => events.push(event), () => performance.now());
  const frames = () => events.flatMap((event) => (event.kind === 'update' ? [event.frame] : []));
  const frame = () => frames().at(-1)!;
  const points = (kind: 'training' | 'validation') => events.flatMap((event) => (event.kind === 'update' ? event.points[kind] : []));
  const snapshot = () => events.flatMap((event) => (event.kind === 'snapshot' ? [event.snapshot] : [])).at(-1);
  const reach = (state: string) => vi.waitFor(() => expect(frame().state).toBe(state), { timeout: 30_000, interval: 5 });
  return { desk, events, frames, frame, points, snapshot, reach };
}

async function ready(given = makeDesk()) {
  await given.desk.setNetwork({ network, seed: 1 });
  return given;
}

describe('training', () => {
  it('runs to the end of the last epoch, with every step, validation and statistics', async () => {
    const { desk, frame, frames, points, reach, snapshot } = await ready();
    await desk.train({ settings });
    await reach('finished');
    expect(frames().map(({ state }) => state)).toContain('preparing');
    expect(points('training').map(({ step }) => step)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(points('validation').filter((point) => 'examples' in point && point.examples === 5000).map(({ step }) => step)).toEqual([10, 20, 30]);
    expect(points('validation').at(-1)).toMatchObject({ accuracy: 1 });
    const { step, labels, counts } = desk.confusionMatrix()!;
    expect([step, labels.length, counts.flat().reduce((sum, count) => sum + count)]).toEqual([30, 10, 5000]);
    expect(counts.every((row, label) => row.every((count, taken) => (count > 0) === (label === taken)))).toBe(true);
    expect(frame()).toMatchObject({ position: { step: 30, epoch: 3, stepsPerEpoch: 10, totalSteps: 30 } });
    expect(frame().statistics.map(({ layer }) => layer)).toEqual(['layer0', 'layer1', 'layer2', 'layer3', 'layer4']);
    expect(decodeSnapshot(snapshot()!)).toMatchObject({ wasRunning: false, position: { step: 30 } });
    await expect(desk.train({ settings })).rejects.toThrow('All 3 epochs are done');
  });

  it('goes on from a pause, with other settings if wanted', async () => {
    const { desk, frame, points, reach } = await ready();
    await desk.train({ settings });
    await desk.pause();
    expect(frame().state).toBe('paused');
    const { step } = frame().position;
    await desk.train({ settings: { ...settings, optimizer: 'sgd', batchSize: 32 } });
    await reach('finished');
    expect(points('training').map((point) => point.step)).toEqual(Array.from({ length: points('training').length }, (_, i) => i + 1));
    expect(frame().position.step).toBeGreaterThan(step);
  });

  it('starts afresh with another dataset, learns numbers, and finds the old run again', async () => {
    const { desk, frame, frames, events, points, reach } = await ready();
    await desk.step({ settings });
    const wave = { ...chain('input', ['dense', { units: 8 }], 'tanh', ['dense', { units: 1 }], 'squaredError'), dataset: 'wave' };
    expect((await desk.setNetwork({ network: wave, seed: 1 })).keptLayers).toEqual([]);
    expect(frame()).toMatchObject({ state: 'idle', position: { step: 0 }, statistics: [] });
    expect(events.some(({ kind }) => kind === 'restarted')).toBe(true);
    const before = frames().length;
    await desk.train({ settings: { ...settings, batchSize: 50 } });
    await reach('finished');
    expect(frames()[before]!.position.step).toBe(0);
    expect(frame()).toMatchObject({ position: { step: 12, stepsPerEpoch: 4 } });
    expect(desk.confusionMatrix()).toBeNull();
    expect(points('validation').at(-1)).toEqual({ step: 12, loss: expect.any(Number), examples: 100, meanAbsoluteError: expect.any(Number) });
    expect((await desk.setNetwork({ network, seed: 1 })).keptLayers).toEqual(['layer2', 'layer4']);
    expect(frame().state).toBe('paused');
    await desk.step({ settings });
    expect(points('training').at(-1)!.step).toBe(2);
  });

  it('takes single steps with statistics', async () => {
    const { desk, frame, points } = await ready();
    await desk.step({ settings });
    await desk.step({ settings });
    expect(points('training').map(({ step }) => step)).toEqual([1, 2]);
    expect(frame()).toMatchObject({ state: 'paused', statisticsStep: 2, position: { step: 2 } });
  });

  it('is the same again after a reset with the same seed', async () => {
    const { desk, events, frame, points, snapshot } = await ready();
    await desk.step({ settings });
    await desk.reset({ settings });
    expect(events.some(({ kind }) => kind === 'restarted')).toBe(true);
    expect(frame()).toMatchObject({ state: 'idle', position: { step: 0 }, statistics: [] });
    expect(snapshot()).toBeNull();
    await desk.step({ settings });
    const [first, second] = points('training');
    expect(second).toEqual(first);
  });

  it('can be paused, changed and reset while it is just starting', async () => {
    const { desk, frame } = await ready();
    const all = [desk.train({ settings }), desk.pause(), desk.train({ settings }), desk.setNetwork({ network: withTanh, seed: 1 }), desk.reset({ settings })];
    await Promise.all(all);
    expect(frame().state).toBe('idle');
  });
});

describe('what cannot be done', () => {
  it('is refused before there is a network', async () => {
    const { desk } = makeDesk();
    await expect(desk.train({ settings })).rejects.toThrow('no complete network yet');
    await expect(desk.step({ settings })).rejects.toThrow('no complete network yet');
    expect(() => desk.canvasModel()).toThrow('no complete network yet');
    expect(await desk.pause()).toBeNull();
  });

  it('is a network with an open end; the one before stays', async () => {
    const { desk } = await ready();
    await expect(desk.setNetwork({ network: { ...network, connections: [] }, seed: 1 })).rejects.toThrow();
    expect(desk.canvasModel().network).toEqual(network);
  });

  it('is said in the frame as well when the files of the dataset are missing', async () => {
    const given = await ready(makeDesk(path.join(folder, 'nowhere')));
    await expect(given.desk.train({ settings })).rejects.toThrow('cannot be read (ENOENT)');
    expect(given.frame().state).toBe('failed');
    expect(given.frame().failure?.sentence).toContain('Install the app again');
  });

  it('ends with a sentence when the loss explodes, and a reset helps', async () => {
    const { desk, frame, reach } = await ready();
    await desk.train({ settings: { ...settings, optimizer: 'sgd', learningRate: 1e30 } });
    await reach('failed');
    expect(frame().failure).toMatchObject({ numeric: { place: { phase: 'forward' } } });
    await desk.reset({ settings });
    await desk.train({ settings });
    await reach('finished');
    expect(frame().failure).toBeUndefined();
  });
});

describe('an edit', () => {
  it('keeps what the unchanged layers learned', async () => {
    const { desk } = await ready();
    await desk.step({ settings });
    const learned = desk.canvasModel().parameters;
    expect((await desk.setNetwork({ network: withTanh, seed: 1 })).keptLayers).toEqual(['layer2', 'layer4']);
    expect(desk.canvasModel().parameters).toEqual(learned);
    expect(desk.canvasModel().network).toEqual(withTanh);
  });

  it('does not stop a running training', async () => {
    const { desk, frame, reach } = await ready();
    await desk.train({ settings: { ...settings, epochs: 6 } });
    await desk.setNetwork({ network: withTanh, seed: 1 });
    expect(frame().state).toBe('running');
    await reach('finished');
    expect(frame().position.step).toBe(60);
  });

  it('that changes nothing leaves even the statistics', async () => {
    const { desk, frame } = await ready();
    await desk.step({ settings });
    await desk.setNetwork({ network: { ...network, name: 'renamed' }, seed: 1 });
    expect(frame().statistics.length).toBeGreaterThan(0);
  });
});

describe('the weights of a document', () => {
  it('are nothing before the first step', async () => {
    const { desk } = await ready();
    expect(await desk.takeWeights({ network })).toEqual({ learned: null });
  });

  it('go on in another engine as if nothing had happened', async () => {
    const before = await ready();
    await before.desk.step({ settings });
    await before.desk.step({ settings });
    const { learned } = await before.desk.takeWeights({ network });
    expect(Object.keys(learned!.weights)).toEqual(['layer2.weight', 'layer2.bias', 'layer4.weight', 'layer4.bias']);
    const after = makeDesk();
    expect(await after.desk.loadWeights({ network, settings, learned })).toEqual({ keptLayers: ['layer2', 'layer4'] });
    expect(after.frame()).toMatchObject({ state: 'paused', position: { step: 2, epoch: 0, stepsPerEpoch: 10, totalSteps: 30 } });
    expect(after.desk.canvasModel().parameters).toEqual(before.desk.canvasModel().parameters);
    await Promise.all([before.desk.step({ settings }), after.desk.step({ settings })]);
    expect(after.points('training')).toEqual(before.points('training'));
    expect(after.desk.canvasModel().parameters).toEqual(before.desk.canvasModel().parameters);
  });

  it('that come without a run are trained from the first step on, by any optimizer', async () => {
    const { desk, frame, points } = await ready();
    await desk.step({ settings });
    const { learned } = await desk.takeWeights({ network });
    await desk.loadWeights({ network, settings, learned: { weights: learned!.weights } });
    expect(frame()).toMatchObject({ state: 'idle', position: { step: 0 } });
    expect(desk.canvasModel().parameters).toEqual(learned!.weights);
    await desk.step({ settings: { ...settings, optimizer: 'rmsprop' } });
    expect(points('training').at(-1)!.step).toBe(1);
  });

  it('replace those of a running training, also when the new network is not complete yet', async () => {
    const { desk, frame } = await ready();
    await desk.train({ settings: { ...settings, epochs: 200 } });
    const { learned } = await desk.takeWeights({ network });
    const incomplete = { ...network, connections: network.connections.slice(1) };
    expect(await desk.loadWeights({ network: incomplete, settings, learned })).toEqual({ keptLayers: [] });
    expect(frame().state).toBe('paused');
    await expect(desk.step({ settings })).rejects.toThrow('no complete network yet');
    expect((await desk.setNetwork({ network, seed: 1 })).keptLayers).toEqual(['layer2', 'layer4']);
    expect(desk.canvasModel().parameters).toEqual(learned!.weights);
  });

  it('of a document without any are the first ones, and the snapshot forgets the others', async () => {
    const { desk, frame, snapshot } = await ready();
    const first = desk.canvasModel().parameters;
    await desk.step({ settings });
    await desk.loadWeights({ network, settings, learned: null });
    expect(desk.canvasModel().parameters).toEqual(first);
    expect([frame().state, snapshot()]).toEqual(['idle', null]);
  });

  it('of one layer can be looked at: the first ones, learned ones, and those of a network that is not complete', async () => {
    const { desk } = await ready();
    const look = async (of = network) => (await desk.layerTensors({ network: of, layer: 'layer2' })).tensors;
    const first = desk.canvasModel().parameters;
    expect(await look()).toEqual({ weight: first['layer2.weight'], bias: first['layer2.bias'] });
    await desk.step({ settings });
    const learned = await look();
    expect(learned.weight).toEqual(desk.canvasModel().parameters['layer2.weight']);
    expect(learned.weight).not.toEqual(first['layer2.weight']);
    expect(await look({ ...network, connections: network.connections.slice(1) })).toEqual(learned);
  });

  it('can be read all together while it trains or before, with the examples they learn from', async () => {
    const { desk } = await ready();
    expect(await desk.presentWeights()).toEqual({ weights: desk.canvasModel().parameters, step: 0 });
    await desk.step({ settings });
    expect(await desk.presentWeights()).toEqual({ weights: desk.canvasModel().parameters, step: 1 });
    const { features, labels, count } = await desk.examples({ network, split: 'test', start: 2, count: 3 });
    expect([features.shape, features.dtype, labels!.length, features.data.buffer.byteLength]).toEqual([[3, 1, 28, 28], 'uint8', 3, 3 * 784]);
    const last = await desk.examples({ network, split: 'test', start: count - 1, count: 3 });
    expect(last.features.shape).toEqual([1, 1, 28, 28]);
    await expect(desk.examples({ network, split: 'test', start: count, count: 1 })).rejects.toThrow(`has ${count}. Choose a smaller number.`);
  });

  it('are in the snapshot at once', async () => {
    const { desk, snapshot } = await ready();
    await desk.step({ settings });
    const { learned } = await desk.takeWeights({ network });
    await desk.loadWeights({ network, settings, learned });
    expect(decodeSnapshot(snapshot()!).checkpoint.parameters).toEqual(learned!.weights);
  });
});

describe('the engine after a crash', () => {
  it('goes on where the last snapshot was', async () => {
    const before = await ready();
    await before.desk.step({ settings });
    await before.desk.step({ settings });
    const after = makeDesk();
    expect(await after.desk.takeUp(before.snapshot()!, true)).toEqual({ step: 2, epoch: 0, stepsPerEpoch: 10, totalSteps: 30 });
    expect(after.frame().state).toBe('paused');
    expect(after.desk.canvasModel().parameters).toEqual(before.desk.canvasModel().parameters);
    await Promise.all([before.desk.step({ settings }), after.desk.step({ settings })]);
    expect(after.points('training')).toEqual(before.points('training'));
  });

  it('runs again by itself if it was running', async () => {
    const before = await ready();
    await before.desk.train({ settings: { ...settings, epochs: 200 } });
    await vi.waitFor(() => expect(before.snapshot()).toBeDefined(), { timeout: 10_000 });
    await before.desk.pause();
    const after = makeDesk();
    const running = before.events.flatMap((event) => (event.kind === 'snapshot' && event.snapshot ? [event.snapshot] : []))[0];
    expect(decodeSnapshot(running).wasRunning).toBe(true);
    await after.desk.takeUp(running, true);
    await after.reach('running');
    await after.desk.pause();
  });
});

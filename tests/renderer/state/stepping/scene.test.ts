/** What the canvas shows of each moment of a step of a network with two branches and a block. */
import { arrivalsOf } from '@core/inspect/arrivals';
import { momentsOf } from '@core/inspect/moments';
import { traceStep } from '@core/inspect/trace-step';
import { expect, it } from 'vitest';
import { models, randomExamples } from '../../../electron/core/inspect/finite-differences';
import type { Origins } from '../../../../renderer/state/blocks/origins';
import { changeShare, sceneOf, type LoadedStep } from '../../../../renderer/state/stepping/scene';

const { model } = models[2];
const trace = traceStep(model, { features: randomExamples(2), labels: Uint8Array.from([1, 2]) });
const moments = momentsOf(trace, new Set([model.plan.output.id]));
const step: LoadedStep = { count: 2, trace, moments, arrivals: arrivalsOf(trace, moments) };
const layers = model.plan.layers.map(({ id }) => ({ id }));
const connections = model.plan.layers.flatMap(({ id, sources }) => sources.map((from, port) => ({ id: `${from}-${id}-${port}`, from, to: id, port })));
const scenes = moments.map((_, at) => sceneOf(step, at, { layers, connections, origins: null }));

it('connections fill up with values, then these give way to gradients', () => {
  const carried = scenes.map((scene) => connections.map(({ id }) => scene.connections.get(id)?.carries ?? 'nothing'));
  const rank = { nothing: 0, values: 1, gradient: 2 };
  carried.slice(1).forEach((each, i) => each.forEach((what, c) => expect(rank[what]).toBeGreaterThanOrEqual(rank[carried[i][c]])));
  const endOf = (phase: string) => carried[moments.findLastIndex((moment) => moment.phase === phase)];
  expect(new Set(endOf('loss'))).toEqual(new Set(['values']));
  expect(new Set(endOf('backward'))).toEqual(new Set(['gradient']));
  for (const { id, from } of connections) {
    expect(scenes.at(-1)!.connections.get(id)!.tensor).toBe(trace.layers.get(from)!.gradient);
  }
});

it('values travel into the present layer, gradients into it from behind, and nothing while parameters change', () => {
  moments.forEach(({ phase, layer }, at) => {
    const ends = connections.filter(({ id }) => scenes[at].moving.has(id)).map(({ from, to }) => (phase === 'backward' ? from : to));
    expect(new Set(ends).size).toBeLessThanOrEqual(1);
    if (phase === 'update') expect(ends).toEqual([]);
    else for (const end of ends) expect(end).toBe(layer);
  });
  expect(scenes.some(({ moving }) => moving.size === 2)).toBe(true);
});

it('a card tells the changes of its parameters once they are made', () => {
  const last = scenes.at(-1)!.cards.get('conv')!;
  expect(last.changes.map(({ name }) => name)).toEqual(['weight', 'bias']);
  expect(scenes[0].cards.get('conv')!.changes).toEqual([]);
  expect(changeShare(last.changes)).toBeGreaterThan(0);
  expect(changeShare([{ name: 'w', value: vector(3, 4), gradient: vector(0, 0), next: vector(3, 4.5) }])).toBeCloseTo(0.1, 7);
});

const vector = (...data: number[]) => ({ dtype: 'float32', shape: [data.length], data: Float32Array.from(data) }) as const;

it('an instance of a block is one card: lit by any layer inside, with the output of its last one', () => {
  const inner = ['norm', 'tanh'];
  const origins: Origins = new Map(layers.filter(({ id }) => id !== 'tanh').map(({ id }) => [id === 'norm' ? 'block' : id, id === 'norm' ? { source: 'tanh', within: inner } : { source: id, within: [id] }]));
  const cards = [...origins.keys()].map((id) => ({ id }));
  const sceneAt = (at: number) => sceneOf(step, at, { layers: cards, connections: [{ id: 'c', from: 'block', to: 'join', port: 0 }], origins });
  const insideAt = moments.findIndex(({ layer }) => layer === 'norm');
  expect(sceneAt(insideAt).cards.get('block')!.turn).toBe('now');
  expect(sceneAt(insideAt).connections.size).toBe(0);
  const end = moments.findLastIndex(({ phase }) => phase === 'loss');
  expect(sceneAt(end).connections.get('c')!.tensor).toBe(trace.layers.get('tanh')!.output);
  expect(sceneAt(end).cards.get('block')!.turn).toBe('done');
});

import { collapse, collapseRefusal, expandInstance } from '@core/network/blocks/collapse';
import { expand } from '@core/network/blocks/expand';
import { checkNetwork } from '@core/network/check';
import type { Network } from '@core/network/network';
import { surroundingsOf } from '@core/network/surroundings';
import { Random } from '@core/tensor/random';
import { networkSchema } from '../../../../../electron/ipc/network-schema';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { drawing, layer, names, planOf, randomNetwork, residual, wire } from './drawings';

const surroundings = surroundingsOf({ dataset: 'spiral' });

describe('collapsing', () => {
  it('puts one card in the place of the layers, wired as they were', () => {
    const { network, layer: instance } = collapse(residual, ['hidden', 'bend', 'sum'], names);
    expect(network.layers.map(({ id }) => id)).toEqual(['input', 'first', instance, 'scores', 'softmax']);
    expect(network.connections.map(({ from, to, port }) => [from, to, port])).toEqual([['input', 'first', 0], ['scores', 'softmax', 0], ['first', instance, 0], [instance, 'scores', 0]]);
    const [block] = network.blocks!;
    expect(block.layers.map(({ kind }) => kind)).toEqual(['blockInput', 'dense', 'tanh', 'add', 'blockOutput']);
    expect(block.connections.filter(({ from }) => from === block.layers[0].id).map(({ to, port }) => [to, port])).toEqual([['hidden', 0], ['sum', 1]]);
  });

  it('changes neither shapes nor counts', () => {
    const { network, layer: instance } = collapse(residual, ['hidden', 'bend', 'sum'], names);
    const [before, after] = [residual, network].map((each) => checkNetwork(each, surroundings));
    expect(after).toMatchObject({ ready: true, parameterCount: before.parameterCount, flop: before.flop });
    expect(after.layers.get(instance)).toMatchObject({ inputShapes: [[6]], shape: [6], parameterCount: 42 });
  });

  it('makes an input of each open port', () => {
    const loose = drawing([layer('a', 'dense'), layer('b', 'add')], [wire('a', 'b')]);
    expect(collapse(loose, ['a', 'b'], names).network.blocks![0].layers.filter(({ kind }) => kind === 'blockInput')).toHaveLength(2);
  });

  it.each([
    [[], 'Select the layers that should become a block first.'],
    [['input', 'first'], '"input" belongs to the data of the whole network and cannot be in a block. Leave it out.'],
    [['scores', 'softmax'], '"softmax" belongs to the data of the whole network and cannot be in a block. Leave it out.'],
    [['hidden', 'sum'], 'Values leave this selection and come back through "bend". Select that layer, too.'],
    [['first', 'hidden'], 'A block has one output, but values leave this selection from "first" and from "hidden". Select what joins them, or fewer layers.'],
  ])('refuses %j with a sentence', (ids, sentence) => {
    expect(collapseRefusal(residual, ids)?.en).toBe(sentence);
    expect(collapseRefusal(residual, ids)?.zh).toMatch(/。$/);
    expect(() => collapse(residual, ids, names)).toThrow(sentence);
  });
});

describe('expanding', () => {
  it('gives back the layers under their ids', () => {
    const { network, layer: instance } = collapse(residual, ['hidden', 'bend', 'sum'], names);
    const expanded = expandInstance(network, instance);
    expect(expanded.layers).toEqual(['hidden', 'bend', 'sum']);
    expect(new Set(expanded.network.layers)).toEqual(new Set(residual.layers));
    expect(new Set(expanded.network.connections)).toEqual(new Set(residual.connections));
  });

  it('takes over the values of the instance', () => {
    const { network, layer: instance } = collapse(residual, ['hidden', 'bend', 'sum'], names);
    const [block] = network.blocks!;
    const wider: Network = {
      ...network,
      blocks: [{ ...block, parameters: [{ id: 'width', name: 'Width', bindings: [{ layer: 'hidden', field: 'units' }] }] }],
      layers: network.layers.map((each) => (each.id === instance ? { ...each, fields: { width: 9 } } : each)),
    };
    expect(expandInstance(wider, instance).network.layers.find(({ id }) => id === 'hidden')?.fields).toEqual({ units: 9 });
  });

  it('of a second instance gives other ids', () => {
    const { network, layer: first } = collapse(residual, ['hidden', 'bend', 'sum'], names);
    const second = { ...network.layers.find(({ id }) => id === first)!, id: 'again' };
    const twice = { ...network, layers: [...network.layers, second] };
    expect([...expand(twice).places.keys()]).toEqual(['input', 'first', 'hidden', 'bend', 'sum', 'scores', 'softmax', 'again-hidden', 'again-bend', 'again-sum']);
  });
});

/** Layers of a random network that lie together, as a person would select them. */
function randomSelection(random: Random, { layers }: Network): string[] {
  const first = Math.floor(random.uniform() * layers.length);
  const count = 1 + Math.floor(random.uniform() * 5);
  return layers.slice(first, first + count).filter(() => random.uniform() < 0.9).map(({ id }) => id);
}

describe('any number of collapses and expansions', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('leave the plan as it is (seed %i)', (seed) => {
    const random = new Random(seed);
    let network = randomNetwork(random, 12);
    const plan = planOf(network);
    let collapses = 0;
    for (let turn = 0; turn < 24; turn++) {
      const ids = randomSelection(random, network);
      const instances = network.layers.filter(({ kind }) => kind.startsWith('block-'));
      if (random.uniform() < 0.35 && instances.length > 0) network = expandInstance(network, instances[Math.floor(random.uniform() * instances.length)].id).network;
      else if (!collapseRefusal(network, ids)) {
        network = collapse(network, ids, names).network;
        collapses++;
      } else continue;
      expect(planOf(network)).toEqual(plan);
      expect(v.is(networkSchema, network)).toBe(true);
    }
    expect(collapses).toBeGreaterThan(1);
  });
});

import { describe, expect, it } from 'vitest';
import type { Network } from '@core/network/network';
import { atStart } from '@core/training/course/batches';
import { beforeValidations } from '@core/training/validations';
import type { Checkpoint } from '@core/training/checkpoint';
import { Memory } from '../../../../electron/engine/training/memory';
import { computesTheSame, planSubject } from '../../../../electron/engine/training/subject';
import { chain } from '../networks';

const full = chain('input', 'flatten', ['dense', { units: 8 }], 'relu', ['dense', { units: 10 }], 'softmax');
/** Without the hidden layer. */
const short: Network = {
  ...full,
  layers: full.layers.filter(({ id }) => id !== 'layer2' && id !== 'layer3'),
  connections: full.connections.filter(({ from, to }) => ![from, to].some((id) => id === 'layer2' || id === 'layer3')).concat({ id: 'short', from: 'layer1', to: 'layer4', port: 0 }),
};

const planOf = (network: Network) => planSubject(network, 1).plan;

function checkpointOf(memory: Memory, network: Network): Checkpoint {
  const { parameters } = memory.recall(planOf(network), 5);
  return { parameters, state: {}, optimizer: 'sgd', ages: {}, progress: { ...atStart, step: 1, batches: 1, offset: 64 }, seed: 5, validations: beforeValidations, best: {}, curve: { training: [], validation: [] } };
}

describe('what was learned', () => {
  it('is nothing at first: every layer has its first parameters', () => {
    const { parameters, keptLayers } = new Memory().recall(planOf(full), 1);
    expect(keptLayers).toEqual([]);
    expect(Object.keys(parameters)).toEqual(['layer2.weight', 'layer2.bias', 'layer4.weight', 'layer4.bias']);
  });

  it('comes back to a layer that was deleted and restored', () => {
    const memory = new Memory();
    const learned = checkpointOf(memory, full);
    memory.remember(learned);
    memory.remember(checkpointOf(memory, short));
    const { parameters, keptLayers } = memory.recall(planOf(full), 1);
    expect(parameters['layer2.weight']).toEqual(learned.parameters['layer2.weight']);
    expect(keptLayers).toContain('layer2');
  });

  it('is not given to a layer of another shape', () => {
    const memory = new Memory();
    memory.remember(checkpointOf(memory, full));
    expect(memory.recall(planOf(short), 1).keptLayers).toEqual([]);
  });

  it('can be forgotten', () => {
    const memory = new Memory();
    memory.remember(checkpointOf(memory, full));
    memory.forget();
    expect(memory.checkpoint).toBeUndefined();
    expect(memory.recall(planOf(full), 1).keptLayers).toEqual([]);
  });
});

describe('whether two networks compute the same', () => {
  const changed = (change: Partial<Network['layers'][number]>) => ({ ...full, layers: full.layers.map((layer) => (layer.id === 'layer2' ? { ...layer, ...change } : layer)) });

  it('does not depend on names, places and the order of connections', () => {
    expect(computesTheSame(full, { ...changed({ name: 'x', position: { x: 9, y: 9 } }), name: 'y', connections: [...full.connections].reverse() })).toBe(true);
  });

  it.each([
    ['a field', changed({ fields: { units: 9 } })],
    ['a kind', changed({ kind: 'relu' })],
    ['a missing connection', { ...full, connections: full.connections.slice(1) }],
  ])('depends on %s', (_what, other) => {
    expect(computesTheSame(full, other)).toBe(false);
  });

  it('is asked only of networks that can be planned', () => {
    expect(() => planSubject({ ...full, connections: [] }, 1)).toThrow();
    expect(() => planSubject({ ...full, dataset: 'unknown' }, 1)).toThrow('There is no dataset "unknown"');
  });
});

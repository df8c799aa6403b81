/** A check that remembers equals one that looks at everything, whatever was edited before. */
import { expect, it } from 'vitest';
import { layerNamed, layers } from '@core/layers';
import { checkNetwork } from '@core/network/check';
import { addAfter, addLayer, connect, canConnect, disconnect, moveLayers, removeLayers, renameLayer, setField } from '@core/network/edit';
import type { Network } from '@core/network/network';
import { surroundingsOf } from '@core/network/surroundings';
import { templates } from '@core/templates';
import { Random } from '@core/tensor/random';

const kinds = [layers.dense, layers.relu, layers.conv2d, layers.add, layers.flatten, layers.maxPool, layers.concatenate, layers.softmax];

function edited(network: Network, draw: Random): Network {
  const some = <Item>(items: readonly Item[]): Item | undefined => items[draw.integer(Math.max(1, items.length))];
  const [layer, other, wire] = [some(network.layers), some(network.layers), some(network.connections)];
  const definition = some(kinds)!;
  const addition = { definition, name: definition.title.en };
  if (!layer || !other) return addLayer(network, addition, { x: 0, y: 0 }).network;
  switch (draw.integer(8)) {
    case 0:
      return addAfter(network, layer.id, addition).network;
    case 1:
      return removeLayers(network, [layer.id]);
    case 2:
      return wire ? disconnect(network, [wire.id]) : network;
    case 3: {
      const inputs = layerNamed(other.kind)!.inputs.length;
      return inputs > 0 && canConnect(network, layer.id, other.id) ? connect(network, layer.id, other.id, draw.integer(inputs)) : network;
    }
    case 4: {
      const field = some(Object.entries(layerNamed(layer.kind)!.fields).filter(([, { kind }]) => kind === 'integer'));
      return field ? setField(network, layer.id, field[0], draw.integer(40)) : network;
    }
    case 5:
      return renameLayer(network, layer.id, `Layer ${draw.integer(100)}`);
    case 6:
      return moveLayers(network, new Map([[layer.id, { x: draw.integer(500), y: draw.integer(500) }]]));
    default:
      return { ...network, dataset: draw.integer(2) === 0 ? 'mnist' : 'cifar10' };
  }
}

it('equals the full check after each of 400 random edits', () => {
  const draw = new Random(7);
  let network = templates[2]!.network;
  for (let step = 0; step < 400; step++) {
    network = edited(network, draw);
    const surroundings = surroundingsOf(network);
    // Copied layers are remembered by nobody.
    expect(checkNetwork(network, surroundings)).toEqual(checkNetwork(structuredClone(network), surroundings));
  }
});

it('gives the same object for what an edit did not touch', () => {
  const { network } = templates[2]!;
  const surroundings = surroundingsOf(network);
  const before = checkNetwork(network, surroundings);
  const [first, second] = network.layers;
  const after = checkNetwork(renameLayer(network, second!.id, 'Another'), surroundings);
  expect(after.layers.get(first!.id)).toBe(before.layers.get(first!.id));
  expect(after.layers.get(second!.id)).not.toBe(before.layers.get(second!.id));
});

import { expect, it } from 'vitest';
import { arrange, isArranged } from '@core/network/arrange';
import { insertOnConnection, keepArranged, addLayer, moveLayers } from '@core/network/edit';
import { layers } from '@core/layers';
import { templates } from '@core/templates';

it.each(templates.map(({ name, network }) => [name, network] as const))('finds %s tidy from the start', (_, network) => {
  expect(isArranged(network)).toBe(true);
});

it('gives every layer a place of its own, in the order of the computation', () => {
  for (const { network } of templates) {
    const places = arrange(network);
    expect(new Set([...places.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(network.layers.length);
    for (const { from, to } of network.connections) {
      const [a, b] = [places.get(from)!, places.get(to)!];
      expect(b.y > a.y || b.x > a.x).toBe(true);
    }
  }
});

it('keeps a tidy drawing tidy and leaves one alone that is not', () => {
  const { network } = templates[0]!;
  const [first] = network.connections;
  const added = addLayer(network, { definition: layers.tanh, name: 'Tanh' }, { x: 0, y: 0 });
  const wired = insertOnConnection(added.network, first!.id, added.layer);
  expect(isArranged(keepArranged(network, wired))).toBe(true);
  const moved = moveLayers(network, new Map([[network.layers[0]!.id, { x: -50, y: 7 }]]));
  expect(keepArranged(moved, wired)).toBe(wired);
});

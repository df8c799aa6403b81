import { describe, expect, it } from 'vitest';
import { arrange, isArranged } from '@core/network/arrange';
import { insertOnConnection, keepArranged, addLayer, moveLayers } from '@core/network/edit';
import type { Network } from '@core/network/network';
import { layers } from '@core/layers';
import { templates } from '@core/templates';
import { Random } from '@core/tensor/random';

type Wire = readonly [from: string, to: string, port?: number];

/** A network of wires alone; what its layers are is not asked. */
function drawn(...wires: readonly Wire[]): Network {
  const ids = [...new Set(wires.flatMap(([from, to]) => [from, to]))];
  return {
    name: 'drawn',
    dataset: 'mnist',
    layers: ids.map((id) => ({ id, kind: 'relu', name: id, fields: {}, position: { x: 0, y: 0 } })),
    connections: wires.map(([from, to, port = 0]) => ({ id: `${from}-${to}-${port}`, from, to, port })),
  };
}

const chain = (...ids: string[]): Wire[] => ids.slice(1).map((id, index) => [ids[index], id]);

const inception = (from: string, to: string): Wire[] => [
  ...chain(from, `${to}a1`, to),
  ...[1, 2, 3].flatMap((branch): Wire[] => [[from, `${to}b${branch}`], [`${to}b${branch}`, `${to}c${branch}`], [`${to}c${branch}`, to, branch]]),
];

/** Each new layer follows up to three earlier ones. */
function random(count: number, seed: number): Network {
  const draw = new Random(seed);
  const wires: Wire[] = [];
  for (let index = 1; index < count; index++) {
    const sources = 1 + draw.integer(3);
    for (let port = 0; port < sources; port++) wires.push([`n${draw.integer(index)}`, `n${index}`, port]);
  }
  return drawn(...wires);
}

function expectTidy(network: Network): void {
  const places = [...arrange(network)];
  expect(places.length).toBe(network.layers.length);
  places.forEach(([, a], index) => {
    expect(Number.isInteger(a.x) && Number.isInteger(a.y)).toBe(true);
    for (const [, b] of places.slice(index + 1)) expect(Math.abs(a.x - b.x) >= 164 || Math.abs(a.y - b.y) >= 100).toBe(true);
  });
}

it.each(templates.map(({ name, network }) => [name, network] as const))('finds %s tidy from the start', (_, network) => {
  expect(isArranged(network)).toBe(true);
});

it('gives every layer a place of its own, in the order of the computation', () => {
  for (const { network } of templates) {
    const places = arrange(network);
    expectTidy(network);
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

describe('branches', () => {
  const heights = (network: Network, ...ids: string[]): number[] => ids.map((id) => arrange(network).get(id)!.y);

  it('a skip leaves the layers it skips in one line', () => {
    const network = drawn(...chain('in', 'conv', 'relu', 'conv2', 'add', 'out'), ['in', 'add', 1]);
    expect(new Set(heights(network, 'in', 'conv', 'relu', 'conv2', 'add', 'out')).size).toBe(1);
  });

  it('of two branches the longer one goes straight on', () => {
    const network = drawn(...chain('in', 'conv', 'relu', 'conv2', 'add', 'out'), ['in', 'projection'], ['projection', 'add', 1]);
    expect(new Set(heights(network, 'in', 'conv', 'relu', 'conv2', 'add', 'out')).size).toBe(1);
    expect(heights(network, 'projection')).not.toEqual(heights(network, 'add'));
  });

  it('four branches stand in the order of their ports, evenly around the line', () => {
    const network = drawn(['in', 'stem'], ...inception('stem', 'concat'), ['concat', 'out']);
    const branches = heights(network, 'concata1', 'concatc1', 'concatc2', 'concatc3');
    expect(branches).toEqual(branches.toSorted((a, b) => a - b));
    const [stem, concat, out] = heights(network, 'stem', 'concat', 'out');
    expect([concat, out]).toEqual([stem, stem]);
    expect(2 * stem).toBe(branches[0] + branches[3]);
  });

  it('equal blocks look equal, and rows end between them', () => {
    const blocks = Array.from({ length: 12 }, (_, index) => inception(`x${index}`, `x${index + 1}`)).flat();
    const places = arrange(drawn(...blocks));
    const shape = (block: number) => ['a1', 'b1', 'c1', 'b2', 'c2', 'b3', 'c3'].map((name) => places.get(`x${block}${name}`)!).map(({ x, y }, _, [first]) => `${x - first.x},${y - first.y}`);
    for (let block = 2; block <= 12; block++) expect(shape(block)).toEqual(shape(1));
    expect(new Set([...places].filter(([id]) => /^x\d+$/.test(id)).map(([, { y }]) => y)).size).toBeGreaterThan(1);
  });

  it('a second input stands beside the first, not behind it', () => {
    const network = drawn(...chain('a', 'a1', 'a2', 'join', 'out'), ['b', 'b1'], ['b1', 'join', 1]);
    const places = arrange(network);
    expect(places.get('b1')!.x).toBe(places.get('a2')!.x);
    expect(places.get('join')!.x).toBe(places.get('b1')!.x + 220);
  });

  it('what is not connected stands below the rest', () => {
    const network = { ...drawn(...chain('a', 'b')), layers: drawn(['loose', 'other'], ['a', 'b']).layers };
    const [a, loose, other] = heights(network, 'a', 'loose', 'other');
    expect(loose).toBeGreaterThan(a);
    expect(other).toBe(loose);
  });

  it('puts no card on another, whatever the wires', () => {
    for (let seed = 1; seed <= 4; seed++) expectTidy(random(6 + 3 * seed, seed));
    expectTidy(random(520, 13));
  });

  it('ends for networks with a circle, too', () => {
    expectTidy(drawn(...chain('a', 'b', 'c', 'a', 'd')));
  });
});

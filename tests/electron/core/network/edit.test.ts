import { describe, expect, it } from 'vitest';
import { layers } from '@core/layers';
import {
  addAfter,
  addLayer,
  canConnect,
  connect,
  disconnect,
  initialFields,
  insertBefore,
  insertOnConnection,
  layerOf,
  moveBefore,
  moveLayers,
  removeLayers,
  renameLayer,
  replaceLayer,
  setField,
} from '@core/network/edit';
import type { Network } from '@core/network/network';
import { freeSpot } from '@core/network/place';

const origin = { x: 0, y: 0 };
const empty: Network = { name: 'test', dataset: 'mnist', layers: [], connections: [] };
const newLayer = (kind: string) => ({ definition: layers[kind as keyof typeof layers], name: layers[kind as keyof typeof layers].title.en });

/** input1 → conv2d1 → relu1 */
function chain(): Network {
  const first = addLayer(empty, newLayer('input'), origin);
  const second = addAfter(first.network, first.layer, newLayer('conv2d'));
  return addAfter(second.network, second.layer, newLayer('relu')).network;
}

/** Freezes a value through and through, so that an edit which writes to it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

const wires = ({ connections }: Network) => connections.map(({ from, to, port }) => `${from}>${to}:${port}`);

describe('adding layers', () => {
  it('gives fresh ids, fresh names and the initial fields', () => {
    const once = addLayer(empty, newLayer('conv2d'), origin);
    const twice = addLayer(once.network, newLayer('conv2d'), origin);
    expect([once.layer, twice.layer]).toEqual(['conv2d1', 'conv2d2']);
    expect(twice.network.layers.map(({ name }) => name)).toEqual(['Convolution', 'Convolution 2']);
    expect(layerOf(twice.network, 'conv2d2').fields).toEqual(initialFields(layers.conv2d));
  });

  it('never puts two cards on one another', () => {
    let network = empty;
    for (let i = 0; i < 12; i++) network = addLayer(network, newLayer('relu'), origin).network;
    const places = network.layers.map(({ position }) => position);
    for (const [i, a] of places.entries()) {
      for (const b of places.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 160 || Math.abs(a.y - b.y) >= 90).toBe(true);
    }
    expect(freeSpot(empty, { x: 7, y: 9 })).toEqual({ x: 7, y: 9 });
  });

  it('appends behind a layer and connects', () => {
    expect(wires(chain())).toEqual(['input1>conv2d1:0', 'conv2d1>relu1:0']);
  });

  it('goes between a layer and its only follower', () => {
    expect(wires(addAfter(chain(), 'conv2d1', newLayer('tanh')).network)).toEqual(['input1>conv2d1:0', 'conv2d1>tanh1:0', 'tanh1>relu1:0']);
  });

  it('does not connect a layer that takes no input', () => {
    expect(addAfter(chain(), 'relu1', newLayer('input')).network.connections).toHaveLength(2);
  });
});

describe('connecting', () => {
  it('replaces what occupied the port', () => {
    const spare = addLayer(chain(), newLayer('tanh'), origin).network;
    expect(wires(connect(spare, 'tanh1', 'relu1'))).toEqual(['input1>conv2d1:0', 'tanh1>relu1:0']);
  });

  it('changes nothing when the connection is there already', () => {
    const network = chain();
    expect(connect(network, 'conv2d1', 'relu1')).toBe(network);
  });

  it.each([
    ['relu1', 'conv2d1'],
    ['relu1', 'relu1'],
    ['missing', 'relu1'],
  ])('refuses %s to %s', (from, to) => {
    expect(canConnect(chain(), from, to)).toBe(false);
    expect(() => connect(chain(), from, to)).toThrow(/circle|missing/);
  });

  it('disconnects', () => {
    const network = chain();
    expect(wires(disconnect(network, [network.connections[0]!.id]))).toEqual(['conv2d1>relu1:0']);
    expect(disconnect(network, ['nothing'])).toBe(network);
  });

  it('inserts a layer into a connection', () => {
    const spare = addLayer(chain(), newLayer('maxPool'), origin).network;
    const target = spare.connections[1]!;
    expect(wires(insertOnConnection(spare, target.id, 'maxPool1'))).toEqual(['input1>conv2d1:0', 'conv2d1>maxPool1:0', 'maxPool1>relu1:0']);
  });

  it('inserts a layer before a port, connected or not', () => {
    expect(wires(insertBefore(chain(), 'relu1', 0, newLayer('tanh')).network)).toEqual(['input1>conv2d1:0', 'conv2d1>tanh1:0', 'tanh1>relu1:0']);
    const loose = addLayer(empty, newLayer('relu'), origin).network;
    expect(wires(insertBefore(loose, 'relu1', 0, newLayer('tanh')).network)).toEqual(['tanh1>relu1:0']);
  });
});

describe('changing layers', () => {
  it('removes layers with their connections', () => {
    const network = removeLayers(chain(), ['relu1']);
    expect(network.layers.map(({ id }) => id)).toEqual(['input1', 'conv2d1']);
    expect(wires(network)).toEqual(['input1>conv2d1:0']);
    expect(removeLayers(network, ['relu1'])).toBe(network);
  });

  it('joins the neighbours of a removed link, and of several in a row', () => {
    expect(wires(removeLayers(chain(), ['conv2d1']))).toEqual(['input1>relu1:0']);
    const longer = addAfter(chain(), 'relu1', newLayer('tanh')).network;
    for (const links of [['conv2d1', 'relu1'], ['relu1', 'conv2d1']]) expect(wires(removeLayers(longer, links))).toEqual(['input1>tanh1:0']);
  });

  it('joins nothing where a removed layer fed two others', () => {
    const spare = addLayer(chain(), newLayer('tanh'), origin).network;
    expect(wires(removeLayers(connect(spare, 'conv2d1', 'tanh1'), ['conv2d1']))).toEqual([]);
  });

  it('moves, sets and renames only what is named', () => {
    const network = chain();
    const moved = moveLayers(network, new Map([['relu1', { x: 5, y: 6 }]]));
    expect(layerOf(moved, 'relu1').position).toEqual({ x: 5, y: 6 });
    expect(layerOf(moved, 'conv2d1')).toEqual(layerOf(network, 'conv2d1'));
    expect(layerOf(setField(network, 'conv2d1', 'filters', 8), 'conv2d1').fields).toMatchObject({ filters: 8, size: 3 });
    expect(layerOf(renameLayer(network, 'relu1', '  Gate '), 'relu1').name).toBe('Gate');
  });

  it('returns the same network when nothing changes', () => {
    const network = chain();
    expect(moveLayers(network, new Map([['relu1', layerOf(network, 'relu1').position]]))).toBe(network);
    expect(setField(network, 'conv2d1', 'size', 3)).toBe(network);
    expect(renameLayer(network, 'relu1', '   ')).toBe(network);
  });

  it('names a missing layer', () => {
    expect(() => setField(empty, 'dense9', 'units', 1)).toThrow('There is no layer dense9');
  });
});

it('never writes to the network it was given', () => {
  const network = frozen(chain());
  const [first] = network.connections;
  const edits = [
    () => addLayer(network, newLayer('dense'), origin),
    () => removeLayers(network, ['relu1']),
    () => disconnect(network, [first!.id]),
    () => connect(network, 'input1', 'relu1'),
    () => moveLayers(network, new Map([['relu1', { x: 1, y: 1 }]])),
    () => setField(network, 'conv2d1', 'filters', 4),
    () => renameLayer(network, 'relu1', 'Gate'),
    () => insertBefore(network, 'relu1', 0, newLayer('tanh')),
  ];
  for (const edit of edits) expect(edit).not.toThrow();
});

describe('moving a layer before another one', () => {
  it('keeps the chain whole', () => {
    expect(wires(moveBefore(chain(), 'relu1', 'conv2d1'))).toEqual(['input1>relu1:0', 'relu1>conv2d1:0']);
  });

  it('needs a connection to move into', () => {
    expect(() => moveBefore(chain(), 'relu1', 'input1')).toThrow('Nothing leads into input1');
  });
});

it('replaces a layer where it is', () => {
  const replaced = replaceLayer(chain(), 'relu1', newLayer('dropout'));
  expect(wires(replaced)).toEqual(wires(chain()));
  expect(layerOf(replaced, 'relu1')).toMatchObject({ kind: 'dropout', name: 'Dropout', fields: { rate: 0.5 } });
});

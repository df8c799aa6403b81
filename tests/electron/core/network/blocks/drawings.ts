/** Networks for the tests of blocks: short ways to write them, random ones, and what a plan comes down to. */
import type { FieldValues } from '@core/fields/definition';
import type { CollapseNames } from '@core/network/blocks/collapse';
import type { Connection, Layer, Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import type { Random } from '@core/tensor/random';

export const names: CollapseNames = { block: 'Block', input: 'Input', output: 'Output' };

export const layer = (id: string, kind: string, fields: FieldValues = {}): Layer => ({ id, kind, name: id, fields, position: { x: 0, y: 0 } });
export const wire = (from: string, to: string, port = 0): Connection => ({ id: `${from}-${to}-${port}`, from, to, port });

/** The points of the spiral, classified. */
export function drawing(layers: readonly Layer[], connections: readonly Connection[]): Network {
  return { name: 'test', dataset: 'spiral', layers, connections };
}

/** input → scores → softmax, with a way around two layers in between. */
export const residual = drawing(
  [layer('input', 'input'), layer('first', 'dense', { units: 6 }), layer('hidden', 'dense', { units: 6 }), layer('bend', 'tanh'), layer('sum', 'add'), layer('scores', 'dense', { units: 3 }), layer('softmax', 'softmax')],
  [wire('input', 'first'), wire('first', 'hidden'), wire('hidden', 'bend'), wire('bend', 'sum'), wire('first', 'sum', 1), wire('sum', 'scores'), wire('scores', 'softmax')],
);

/** Everything that decides what is computed, whatever the order in which layers are listed. */
export function planOf(network: Network): unknown {
  const { layers, parameters, flop } = planNetwork(network, surroundingsOf(network));
  const essential = layers.map(({ id, definition, fields, sources, shape }) => ({ id, kind: definition.kind, fields, sources, shape }));
  const sorted = <Item>(items: readonly Item[], key: (item: Item) => string) => [...items].sort((a, b) => key(a).localeCompare(key(b)));
  return { layers: sorted(essential, ({ id }) => id), parameters: sorted(parameters, ({ name }) => name), flop };
}

/** A sound network of dense layers, functions and sums; each layer reads from any layer before it. */
export function randomNetwork(random: Random, count: number): Network {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random.uniform() * items.length)];
  const layers = [layer('input', 'input'), layer('wide', 'dense', { units: 4 })];
  const connections = [wire('input', 'wide')];
  for (let number = 0; number < count; number++) {
    const kind = pick(['dense', 'tanh', 'add', 'multiply', 'dropout']);
    const sources = layers.slice(1).map(({ id }) => id);
    const id = `${kind}${number}`;
    layers.push(layer(id, kind, kind === 'dense' ? { units: 4 } : {}));
    connections.push(wire(pick(sources.slice(-4)), id));
    if (kind === 'add' || kind === 'multiply') connections.push(wire(pick(sources), id, 1));
  }
  return closed(layers, connections);
}

/** Adds up all loose ends, two at a time, in front of the output layer. */
function closed(layers: readonly Layer[], connections: readonly Connection[]): Network {
  const all = [...layers];
  const wires = [...connections];
  const loose = layers.slice(1).filter(({ id }) => !connections.some(({ from }) => from === id));
  const last = loose.reduce((sum, { id }, number) => {
    if (number === 0) return id;
    const joined = `join${number}`;
    all.push(layer(joined, 'add'));
    wires.push(wire(sum, joined), wire(id, joined, 1));
    return joined;
  }, '');
  all.push(layer('scores', 'dense', { units: 3 }), layer('softmax', 'softmax'));
  return drawing(all, [...wires, wire(last, 'scores'), wire('scores', 'softmax')]);
}

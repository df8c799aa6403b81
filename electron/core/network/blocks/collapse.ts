/** A selection becomes a block with one instance; and an instance becomes layers again. */
import { layerNamed } from '../../layers';
import type { Text } from '../../tensor/text';
import { connection } from '../edit';
import { faceOf } from '../face';
import { Names } from '../names';
import type { Block, Connection, Layer, Network } from '../network';
import { spacing, type Position } from '../place';
import { blockInput, blockOutput, endNamed } from './ends';
import { expand, expandedId } from './expand';
import { blockOf, insideOf } from './inside';

export interface Collapsed {
  readonly network: Network;
  /** Id of the instance. */
  readonly layer: string;
}

/** Names of what is added, in the language of the person. */
export interface CollapseNames {
  readonly block: string;
  readonly input: string;
  readonly output: string;
}

/** Why these layers cannot become a block, or `null`. */
export function collapseRefusal(network: Network, ids: readonly string[]): Text | null {
  const chosen = network.layers.filter(({ id }) => ids.includes(id));
  if (chosen.length === 0) return { en: 'Select the layers that should become a block first.', zh: '请先选中要合成模块的层。' };
  for (const { name, kind } of chosen) {
    const face = faceOf(network, kind);
    if (endNamed(kind)) return { en: `"${name}" is an end of this block and stays where it is.`, zh: `“${name}”是当前模块的端口，不能放进另一个模块。` };
    if (face?.family === 'data' || face?.loss) {
      return { en: `"${name}" belongs to the data of the whole network and cannot be in a block. Leave it out.`, zh: `“${name}”与整个网络的数据相连，不能放进模块，请不要选它。` };
    }
  }
  const detour = detourOf(network, new Set(ids));
  if (detour !== undefined) {
    const { name } = network.layers.find(({ id }) => id === detour)!;
    return { en: `Values leave this selection and come back through "${name}". Select that layer, too.`, zh: `选中部分的值经过“${name}”又流了回来，请把它也选上。` };
  }
  const [first, second] = outputsOf(network, new Set(ids)).map((id) => network.layers.find((layer) => layer.id === id)!.name);
  if (second === undefined) return null;
  return {
    en: `A block has one output, but values leave this selection from "${first}" and from "${second}". Select what joins them, or fewer layers.`,
    zh: `模块只能有一个输出，而选中部分有“${first}”和“${second}”两处向外输出。请把汇合它们的层也选上，或少选一些。`,
  };
}

/** A layer outside through which values come back into the selection, if there is one. */
function detourOf(network: Network, chosen: ReadonlySet<string>): string | undefined {
  const followers = (id: string) => network.connections.filter(({ from }) => from === id).map(({ to }) => to);
  const outside = new Set([...chosen].flatMap(followers).filter((id) => !chosen.has(id)));
  const first = new Map([...outside].map((id) => [id, id]));
  for (const id of outside) {
    for (const next of followers(id)) {
      if (chosen.has(next)) return id;
      if (!first.has(next)) first.set(next, id);
      outside.add(next);
    }
  }
  return undefined;
}

/** Layers of the selection whose values are used outside; where none is, those that nothing follows. */
function outputsOf({ layers, connections }: Network, chosen: ReadonlySet<string>): string[] {
  const within = layers.map(({ id }) => id).filter((id) => chosen.has(id));
  const leaving = within.filter((id) => connections.some(({ from, to }) => from === id && !chosen.has(to)));
  return leaving.length > 0 ? leaving : within.filter((id) => !connections.some(({ from }) => from === id));
}

/** An input of the new block: what feeds it, and the ports inside that it feeds. */
interface Entry {
  readonly from: string | undefined;
  readonly ports: { readonly layer: string; readonly port: number }[];
}

/** One entry for each source outside, and one for each open port. */
function entriesOf(network: Network, chosen: readonly Layer[]): Entry[] {
  const ids = new Set(chosen.map(({ id }) => id));
  const entries: Entry[] = [];
  for (const { id, kind } of chosen) {
    faceOf(network, kind)?.inputs.forEach((_, port) => {
      const from = network.connections.find((each) => each.to === id && each.port === port)?.from;
      if (from !== undefined && ids.has(from)) return;
      const known = from === undefined ? undefined : entries.find((entry) => entry.from === from);
      if (known) known.ports.push({ layer: id, port });
      else entries.push({ from, ports: [{ layer: id, port }] });
    });
  }
  return entries;
}

/**
 * Puts an instance of a new block in the place of some layers. The layers keep their ids in the expanded network, and
 * with them their weights.
 * @throws if `collapseRefusal` has something to say.
 */
export function collapse(network: Network, ids: readonly string[], names: CollapseNames): Collapsed {
  const refusal = collapseRefusal(network, ids);
  if (refusal) throw new Error(refusal.en);
  const chosen = network.layers.filter(({ id }) => ids.includes(id));
  const entries = entriesOf(network, chosen);
  const block = blockAround(network, chosen, entries, names);
  const fresh = new Names(network);
  const instance: Layer = {
    id: fresh.freshId('block'),
    kind: block.id,
    name: fresh.freshName(names.block),
    fields: {},
    position: chosen[0].position,
    innerIds: innerIdsOf(network, chosen),
  };
  const inside = new Set(ids);
  const outer = network.connections.filter(({ from, to }) => !inside.has(from) && !inside.has(to));
  const entering = entries.flatMap(({ from }, port) => (from === undefined ? [] : [connection(from, instance.id, port)]));
  const leaving = network.connections.filter(({ from, to }) => inside.has(from) && !inside.has(to)).map(({ to, port }) => connection(instance.id, to, port));
  return {
    layer: instance.id,
    network: {
      ...network,
      layers: network.layers.flatMap((layer) => (layer === chosen[0] ? [instance] : inside.has(layer.id) ? [] : [layer])),
      connections: [...outer, ...entering, ...leaving],
      blocks: [...(network.blocks ?? []), block],
    },
  };
}

function blockAround(network: Network, chosen: readonly Layer[], entries: readonly Entry[], names: CollapseNames): Block {
  const layers = chosen.map(({ innerIds: _kept, ...layer }): Layer => layer);
  const ids = new Set(layers.map(({ id }) => id));
  const within = network.connections.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const fresh = new Names({ ...network, layers });
  const corner = cornerOf(layers);
  const end = (kind: string, name: string, position: Position): Layer => ({ id: fresh.freshId(kind), kind, name: fresh.freshName(name), fields: {}, position });
  const inputs = entries.map((_, row) => end(blockInput.kind, names.input, { x: corner.x - spacing.x, y: corner.y + row * spacing.y }));
  const [last] = outputsOf(network, ids);
  const { position } = layers.find(({ id }) => id === last)!;
  const output = end(blockOutput.kind, names.output, { x: position.x + spacing.x, y: position.y });
  const feeding = entries.flatMap(({ ports }, input) => ports.map(({ layer, port }) => connection(inputs[input].id, layer, port)));
  return {
    id: freshBlockId(network),
    name: names.block,
    layers: [...inputs, ...layers, output],
    connections: [...within, ...feeding, connection(last, output.id, 0)],
    parameters: [],
  };
}

/** By their way through the block, the ids that the layers have in the expanded network. */
function innerIdsOf(network: Network, chosen: readonly Layer[]): Record<string, string> {
  const ids = new Set(chosen.map(({ id }) => id));
  return Object.fromEntries([...expand(network).places].flatMap(([id, place]) => (ids.has(place[0]) ? [[place.join('-'), id] as const] : [])));
}

/**
 * Puts the layers of a block in the place of one of its instances, with the instance's own values. They keep the ids
 * they had in the expanded network, and with them their weights. Blocks inside stay blocks.
 * @throws if the layer is no instance.
 */
export function expandInstance(network: Network, id: string): { readonly network: Network; readonly layers: readonly string[] } {
  const instance = network.layers.find((layer) => layer.id === id);
  const block = blockOf(network, instance?.kind ?? '');
  const inside = insideOf(network, { block, fields: instance!.fields });
  const layers = takenOut(network, instance!, inside.layers);
  const ids = new Map(block.layers.filter(({ kind }) => !endNamed(kind)).map((layer, i) => [layer.id, layers[i].id]));
  const rest = network.connections.filter(({ from, to }) => from !== id && to !== id);
  return {
    layers: layers.map((layer) => layer.id),
    network: {
      ...network,
      layers: network.layers.flatMap((layer) => (layer.id === id ? layers : [layer])),
      connections: [...rest, ...innerConnections(network, instance!, block, ids)],
    },
  };
}

/** The inner layers as they stand outside. */
function takenOut(network: Network, instance: Layer, inside: readonly Layer[]): Layer[] {
  const { places } = expand(network);
  const expanded = [...places].filter(([, place]) => place[0] === instance.id);
  const names = new Names({ ...network, layers: network.layers.filter(({ id }) => id !== instance.id) });
  const inner = inside.filter(({ kind }) => !endNamed(kind));
  const corner = cornerOf(inner);
  return inner.map(({ innerIds: _none, ...layer }) => {
    const own = expanded.filter(([, place]) => place[1] === layer.id).map(([id, place]) => [place.slice(2), id] as const);
    const kept = own.find(([way]) => way.length === 0)?.[1];
    const id = kept !== undefined && names.take(kept) ? kept : names.freshId(layerNamed(layer.kind) ? layer.kind : 'block');
    const position = { x: instance.position.x + layer.position.x - corner.x, y: instance.position.y + layer.position.y - corner.y };
    const moved = { ...layer, id, name: names.freshName(layer.name), position };
    const innerIds = Object.fromEntries(own.filter(([way, inId]) => way.length > 0 && expandedId(moved, way) !== inId).map(([way, inId]) => [way.join('-'), inId]));
    return Object.keys(innerIds).length > 0 ? { ...moved, innerIds } : moved;
  });
}

/** Connections among the inner layers, and those that lead into the instance and out of it. */
function innerConnections(network: Network, instance: Layer, block: Block, ids: ReadonlyMap<string, string>): Connection[] {
  const inputs = block.layers.filter(({ kind }) => kind === blockInput.kind);
  const output = block.layers.find(({ kind }) => kind === blockOutput.kind);
  const sourceOf = (id: string): string | undefined => {
    const port = inputs.findIndex((input) => input.id === id);
    return port < 0 ? ids.get(id) : network.connections.find((each) => each.to === instance.id && each.port === port)?.from;
  };
  return block.connections.flatMap(({ from, to, port }) => {
    const source = sourceOf(from);
    if (source === undefined) return [];
    if (to === output?.id) return network.connections.filter((each) => each.from === instance.id).map((each) => connection(source, each.to, each.port));
    const target = ids.get(to);
    return target === undefined ? [] : [connection(source, target, port)];
  });
}

const cornerOf = (layers: readonly Layer[]): Position => ({
  x: Math.min(...layers.map(({ position }) => position.x)),
  y: Math.min(...layers.map(({ position }) => position.y)),
});

/** `block-3`: never the id of a present block. */
export function freshBlockId({ blocks = [] }: Network): string {
  const taken = new Set(blocks.map(({ id }) => id));
  for (let number = 1; ; number++) if (!taken.has(`block-${number}`)) return `block-${number}`;
}

/** A block seen from inside, as a network; and what was drawn there, put back. */
import type { FieldValue, FieldValues } from '../../fields/definition';
import { connection } from '../edit';
import type { Block, BlockParameter, Layer, Network } from '../network';
import { entryOf } from './catalog';
import { blockInput } from './ends';

/** The inside of an instance: the block with the instance's own values. */
export function insideOf(network: Network, { block, fields }: { readonly block: Block; readonly fields: FieldValues }): Network {
  const given = new Map<string, Record<string, FieldValue>>();
  for (const { id, bindings } of block.parameters) {
    for (const { layer, field } of bindings) if (id in fields) given.set(layer, { ...given.get(layer), [field]: fields[id] });
  }
  const layers = block.layers.map((layer) => ({ ...layer, fields: { ...layer.fields, ...given.get(layer.id) } }));
  return { ...network, name: block.name, layers, connections: block.connections };
}

/** Whether an instance of the block `outer` leads to one of `inner`, directly or through other blocks. */
export function contains(network: Network, outer: string, inner: string): boolean {
  if (outer === inner) return true;
  const block = entryOf(network.blocks, outer)?.block;
  return block?.layers.some(({ kind }) => contains(network, kind, inner)) === true;
}

/**
 * A block to be edited. Its network has only blocks that may be used in it: those that do not contain it.
 * @throws if there is no such block.
 */
export function openBlock(network: Network, id: string): Network {
  const { name, layers, connections } = blockOf(network, id);
  const blocks = network.blocks?.filter((block) => !contains(network, block.id, id));
  return { ...network, name, layers, connections, blocks };
}

/**
 * The network with a block as it was edited: all instances follow.
 * @param edited what `openBlock` gave, changed by any edit
 */
export function closeBlock(network: Network, id: string, edited: Network): Network {
  const before = openBlock(network, id);
  const shown = new Set(before.blocks?.map((block) => block.id));
  const changed = new Map(edited.blocks?.map((block) => [block.id, block]));
  const kept = (network.blocks ?? []).filter((block) => !shown.has(block.id) || changed.has(block.id));
  const known = new Set(kept.map((block) => block.id));
  const added = (edited.blocks ?? []).filter((block) => !known.has(block.id));
  const blocks = [...kept.map((block) => changed.get(block.id) ?? block), ...added];
  const { layers, connections } = edited;
  return withBlock({ ...network, blocks }, { ...blockOf(network, id), layers, connections });
}

/** Puts a block in the place of the one with its id: connections follow its input ports, parameters what they are bound to. */
export function withBlock(network: Network, block: Block): Network {
  const before = blockOf(network, block.id);
  const next = followBindings(before, block);
  const ports = portsOf(next);
  const moved = new Map(portsOf(before).map((port, index) => [index, ports.indexOf(port)]));
  const reconnected = <Part extends Pick<Network, 'layers' | 'connections'>>(part: Part): Part => followPorts(part, block.id, moved);
  const blocks = network.blocks!.map((each) => reconnected(each.id === block.id ? next : each));
  return { ...reconnected(network), blocks };
}

/** The block whose inside is at the end of a way through instances; `undefined` if the way leads nowhere. */
export function blockAt(network: Network, trail: readonly string[]): Block | undefined {
  let layers = network.layers;
  let block: Block | undefined;
  for (const id of trail) {
    const kind = layers.find((layer) => layer.id === id)?.kind;
    block = kind === undefined ? undefined : entryOf(network.blocks, kind)?.block;
    layers = block?.layers ?? [];
  }
  return block;
}

/** @throws if there is no such block. */
export function blockOf({ blocks }: Pick<Network, 'blocks'>, id: string): Block {
  const block = blocks?.find((each) => each.id === id);
  if (!block) throw new Error(`There is no block ${id} in the network.`);
  return block;
}

const portsOf = ({ layers }: Block): string[] => layers.filter(({ kind }) => kind === blockInput.kind).map(({ id }) => id);

/** Connections into instances keep their block input; those into one that is gone are dropped. */
function followPorts<Part extends Pick<Network, 'layers' | 'connections'>>(part: Part, block: string, moved: ReadonlyMap<number, number>): Part {
  if ([...moved].every(([from, to]) => from === to)) return part;
  const instances = new Set(part.layers.filter(({ kind }) => kind === block).map(({ id }) => id));
  const connections = part.connections.flatMap((each) => {
    if (!instances.has(each.to)) return [each];
    const port = moved.get(each.port) ?? -1;
    return port < 0 ? [] : [connection(each.from, each.to, port)];
  });
  return { ...part, connections };
}

/** Fields bound to one parameter change together; bindings of layers that are gone are dropped, and parameters without any. */
function followBindings(before: Block, block: Block): Block {
  const old = new Map(before.layers.map((layer) => [layer.id, layer]));
  const now = new Map(block.layers.map((layer) => [layer.id, layer]));
  const parameters = block.parameters
    .map((parameter) => ({ ...parameter, bindings: parameter.bindings.filter(({ layer }) => now.has(layer)) }))
    .filter(({ bindings }) => bindings.length > 0);
  for (const { bindings } of parameters) shareValue(bindings, old, now);
  return { ...block, parameters, layers: block.layers.map(({ id }) => now.get(id)!) };
}

/** Whichever of the fields was changed decides for all of them. */
function shareValue(bindings: BlockParameter['bindings'], old: ReadonlyMap<string, Layer>, now: Map<string, Layer>): void {
  const valueIn = (layers: ReadonlyMap<string, Layer>, { layer, field }: BlockParameter['bindings'][number]) => layers.get(layer)?.fields[field];
  const leader = bindings.find((binding) => valueIn(old, binding) !== valueIn(now, binding)) ?? bindings[0];
  const value = valueIn(now, leader);
  if (value === undefined) return;
  for (const { layer: id, field } of bindings) {
    const layer = now.get(id)!;
    if (layer.fields[field] !== value) now.set(id, { ...layer, fields: { ...layer.fields, [field]: value } });
  }
}

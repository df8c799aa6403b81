/**
 * Edits of a network. Each takes a network and returns a new one; the old one is the undo step.
 * An edit that changes nothing returns the network it was given.
 */
import type { FieldValue, FieldValues } from '../fields/definition';
import { arrange, isArranged } from './arrange';
import { isBlockId } from './blocks/catalog';
import { faceOf, type LayerFace } from './face';
import { Names } from './names';
import type { Annotation, Connection, Layer, Network } from './network';
import { freeSpot, spotAfter, spotBefore, type Position } from './place';
import { wayBetween } from './way';

/** A layer to be added. `fields` overrides the initial fields. */
export interface NewLayer {
  readonly definition: LayerFace;
  readonly name: string;
  readonly fields?: FieldValues;
}

/** A network with a layer that was just added to it. */
export interface Addition {
  readonly network: Network;
  /** Id of the new layer. */
  readonly layer: string;
}

/** What a layer is set to when it is added. */
export function initialFields(definition: Pick<LayerFace, 'kind' | 'fields'>): FieldValues {
  // An instance follows its block in everything it was not set to.
  if (isBlockId(definition.kind)) return {};
  return Object.fromEntries(Object.entries(definition.fields).map(([name, field]) => [name, field.initial]));
}

/**
 * Adds a layer, unconnected, at the free place nearest to `position`. Its name is made unique with a number.
 */
export function addLayer(network: Network, { definition, name, fields }: NewLayer, position: Position): Addition {
  const names = new Names(network);
  const layer: Layer = {
    id: names.freshId(definition.kind),
    kind: definition.kind,
    name: names.freshName(name),
    fields: { ...initialFields(definition), ...fields },
    position: freeSpot(network, position),
  };
  return { network: { ...network, layers: [...network.layers, layer] }, layer: layer.id };
}

/**
 * Adds a layer one column to the right of another one and wires it if it takes an input:
 * into the one connection that leaves the other layer, or as a new follower.
 */
export function addAfter(network: Network, previous: string, addition: NewLayer): Addition {
  const added = addLayer(network, addition, spotAfter(network, previous));
  if (addition.definition.inputs.length === 0) return added;
  const followers = network.connections.filter(({ from }) => from === previous);
  const [only] = followers;
  if (followers.length !== 1 || !addition.definition.hasOutput) return { ...added, network: connect(added.network, previous, added.layer) };
  return { ...added, network: insertOnConnection(added.network, only.id, added.layer) };
}

/** Adds a layer at a place and connects it behind another one, beside what follows that one already. */
export function addFollower(network: Network, previous: string, addition: NewLayer, position: Position): Addition {
  const added = addLayer(network, addition, position);
  return { ...added, network: connect(added.network, previous, added.layer) };
}

/** Adds a layer in front of an input port; what fed the port now feeds the new layer, if that takes an input. */
export function insertBefore(network: Network, target: string, port: number, addition: NewLayer, position = spotBefore(network, target)): Addition {
  const old = network.connections.find((each) => each.to === target && each.port === port);
  const added = addLayer(network, addition, position);
  const wired = old && addition.definition.inputs.length > 0 ? insertOnConnection(added.network, old.id, added.layer) : connect(added.network, added.layer, target, port);
  return { ...added, network: wired };
}

/** Removes layers together with their connections. What fed a link of a chain then feeds what the link fed. */
export function removeLayers(network: Network, ids: readonly string[]): Network {
  return ids.reduce(removeLayer, network);
}

function removeLayer(network: Network, id: string): Network {
  const layers = network.layers.filter((layer) => layer.id !== id);
  if (layers.length === network.layers.length) return network;
  const [source, ...otherSources] = network.connections.filter(({ to }) => to === id);
  const [target, ...otherTargets] = network.connections.filter(({ from }) => from === id);
  const rest = { ...network, layers, connections: network.connections.filter(({ from, to }) => from !== id && to !== id) };
  const isLink = source && target && otherSources.length + otherTargets.length === 0;
  return isLink ? connect(rest, source.from, target.to, target.port) : rest;
}

export function disconnect(network: Network, ids: readonly string[]): Network {
  const connections = network.connections.filter((connection) => !ids.includes(connection.id));
  return connections.length === network.connections.length ? network : { ...network, connections };
}

/** Whether a connection would not close a cycle; both layers must exist. */
export function canConnect(network: Network, from: string, to: string): boolean {
  const exists = (id: string) => network.layers.some((layer) => layer.id === id);
  return exists(from) && exists(to) && wayBetween(network, to, from) === null;
}

/**
 * Connects the output of one layer to an input port of another and replaces what was connected there.
 * @throws if the connection would close a cycle or a layer is missing.
 */
export function connect(network: Network, from: string, to: string, port = 0): Network {
  if (!canConnect(network, from, to)) {
    throw new Error(`${from} cannot be connected to ${to}: values would flow in a circle, or one of the layers is missing.`);
  }
  const occupant = network.connections.find((each) => each.to === to && each.port === port);
  if (occupant?.from === from) return network;
  const others = network.connections.filter((each) => each !== occupant);
  return { ...network, connections: [...others, connection(from, to, port)] };
}

/** Moves layers, comments and frames to new top left corners. */
export function moveLayers(network: Network, positions: ReadonlyMap<string, Position>): Network {
  const moved = <Item extends Layer | Annotation>(item: Item): Item => {
    const position = positions.get(item.id) ?? item.position;
    return samePosition(position, item.position) ? item : { ...item, position };
  };
  const layers = network.layers.map(moved);
  const annotations = network.annotations?.map(moved);
  const isSame = layers.every((layer, index) => layer === network.layers[index]) && annotations?.every((each, index) => each === network.annotations?.[index]) !== false;
  return isSame ? network : { ...network, layers, ...(annotations ? { annotations } : {}) };
}

/** Keeps a tidy drawing tidy: if `before` was arranged, `after` is arranged, too. */
export const keepArranged = (before: Network, after: Network): Network => (isArranged(before) ? moveLayers(after, arrange(after)) : after);

export function setField(network: Network, id: string, field: string, value: FieldValue): Network {
  const { kind, fields: { [field]: present, ...others } } = layerOf(network, id);
  if (present === value) return network;
  const followsBlock = isBlockId(kind) && faceOf(network, kind)?.fields[field]?.initial === value;
  return changeLayers(network, (layer) => (layer.id === id ? { ...layer, fields: followsBlock ? others : { ...layer.fields, [field]: value } } : layer));
}

/** Renames a layer; surrounding blanks are dropped and an empty name changes nothing. */
export function renameLayer(network: Network, id: string, name: string): Network {
  const trimmed = name.trim();
  if (trimmed === '' || layerOf(network, id).name === trimmed) return network;
  return changeLayers(network, (layer) => (layer.id === id ? { ...layer, name: trimmed } : layer));
}

/** Puts a layer between the two ends of a connection. */
export function insertOnConnection(network: Network, connectionId: string, layer: string): Network {
  const old = network.connections.find((each) => each.id === connectionId);
  if (!old) throw new Error(`There is no connection ${connectionId} to insert a layer into.`);
  return connect(connect(disconnect(network, [old.id]), old.from, layer), layer, old.to, old.port);
}

/**
 * Takes a layer out of its chain and puts it into the connection that leads into another one.
 * @throws if nothing leads into that layer.
 */
export function moveBefore(network: Network, id: string, target: string): Network {
  const layer = layerOf(network, id);
  const rest = removeLayers(network, [id]);
  const into = rest.connections.find(({ to }) => to === target);
  if (!into) throw new Error(`Nothing leads into ${target}, so ${id} cannot be put before it.`);
  return insertOnConnection({ ...rest, layers: [...rest.layers, layer] }, into.id, id);
}

/** Makes a layer one of another kind, with its initial fields; it keeps its connections. */
export function replaceLayer(network: Network, id: string, { definition, name, fields }: NewLayer): Network {
  const changed = { kind: definition.kind, name: new Names(network).freshName(name), fields: { ...initialFields(definition), ...fields } };
  return changeLayers(network, (layer) => (layer.id === id ? { ...layer, ...changed } : layer));
}

/** The layer with this id. @throws if there is none. */
export function layerOf(network: Network, id: string): Layer {
  const layer = network.layers.find((each) => each.id === id);
  if (!layer) throw new Error(`There is no layer ${id} in the network.`);
  return layer;
}

function changeLayers(network: Network, change: (layer: Layer) => Layer): Network {
  return { ...network, layers: network.layers.map(change) };
}

/** One connection per input port, so the port names it. */
export const connection = (from: string, to: string, port: number): Connection => ({ id: `${from}-${to}-${port}`, from, to, port });

const samePosition = (a: Position, b: Position): boolean => a.x === b.x && a.y === b.y;

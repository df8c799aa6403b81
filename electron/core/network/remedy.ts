/** Edits that change every layer of a kind at once, in the drawing and in its blocks. An edit that changes nothing returns the network it was given. */
import { layerNamed, layers, type LayerKind } from '../layers';
import type { FlatOutputs } from '../layers/definition';
import { addLayer, initialFields, insertOnConnection, keepArranged, type NewLayer } from './edit';
import type { Layer, Network } from './network';
import { spotBefore } from './place';

/** Replaces all activation functions with a certain kind of flat part by another one; they keep their names if they were renamed. */
export function replaceActivations(network: Network, flat: keyof FlatOutputs, kind: LayerKind): Network {
  const definition = layers[kind];
  return changeEverywhere(network, (layer) => {
    const old = layerNamed(layer.kind);
    if (!old?.flat || !(flat in old.flat)) return layer;
    return { ...layer, kind, name: renamed(layer.name, old.title.en, definition.title.en), fields: initialFields(definition) };
  });
}

/** `Sigmoid 3` becomes `ReLU 3`; a name that a person gave stays. */
const renamed = (name: string, from: string, to: string): string => (name === from || name.startsWith(`${from} `) ? to + name.slice(from.length) : name);

/** Chooses how the first weights of all layers are drawn. */
export const initializeAll = (network: Network, initialization: string): Network =>
  changeEverywhere(network, (layer) => {
    const isOffered = layerNamed(layer.kind)?.fields['initialization'] !== undefined && layer.fields['initialization'] !== initialization;
    return isOffered ? { ...layer, fields: { ...layer.fields, initialization } } : layer;
  });

/** Puts a layer that normalizes before each activation function of the drawing that has none before it yet. */
export function normalizeBeforeActivations(network: Network, addition: NewLayer): Network {
  const kindOf = (id: string) => network.layers.find((layer) => layer.id === id)?.kind;
  const familyOf = (id: string) => layerNamed(kindOf(id) ?? '')?.family;
  const open = network.connections.filter(({ from, to }) => familyOf(to) === 'activation' && familyOf(from) !== 'normalization');
  const next = open.reduce((grown, { id, to }) => {
    const added = addLayer(grown, addition, spotBefore(grown, to));
    return insertOnConnection(added.network, id, added.layer);
  }, network);
  return open.length === 0 ? network : keepArranged(network, next);
}

function changeEverywhere(network: Network, change: (layer: Layer) => Layer): Network {
  const changed = (list: readonly Layer[]): readonly Layer[] => {
    const next = list.map(change);
    return next.some((layer, i) => layer !== list[i]) ? next : list;
  };
  const drawn = changed(network.layers);
  const blocks = network.blocks?.map((block) => {
    const inside = changed(block.layers);
    return inside === block.layers ? block : { ...block, layers: inside };
  });
  const isSame = drawn === network.layers && (blocks ?? []).every((block, i) => block === network.blocks![i]);
  return isSame ? network : { ...network, layers: drawn, ...(blocks && { blocks }) };
}

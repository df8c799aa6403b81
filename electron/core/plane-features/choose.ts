/** Which features a network for points of the plane begins with, and choosing others. */
import { layers } from '../layers';
import { planeFeatureOptions } from '../layers/plane-features';
import { severalOf, severalValue } from '../fields/fields';
import { sameShape } from '../tensor/tensor';
import { addLayer, connection, keepArranged, setField } from '../network/edit';
import type { Layer, Network } from '../network/network';
import { spotAfter } from '../network/place';
import { surroundingsOf } from '../network/surroundings';

/** What the points are made of before anything is learned. */
export interface FeatureUse {
  /** The Input layer. */
  readonly input: string;
  /** The layer that makes them; absent while they are x and y themselves. */
  readonly layer?: string;
  /** In the order of the columns. */
  readonly chosen: readonly string[];
}

const { kind, fields: { features } } = layers.planeFeatures;
const names = planeFeatureOptions.map(({ value }) => value);
const plain: readonly string[] = ['x', 'y'];

/** `undefined` if the examples are no points of the plane, or if they do not enter at one place. */
export function featuresOf(network: Network): FeatureUse | undefined {
  if (!sameShape(surroundingsOf(network).exampleShape, [2])) return undefined;
  const [input, ...others] = network.layers.filter((layer) => layer.kind === 'input');
  if (!input || others.length > 0 || (input.fields.part ?? 'whole') !== 'whole') return undefined;
  const followers = network.connections.filter(({ from }) => from === input.id);
  const makers = network.layers.filter((layer) => layer.kind === kind && followers.some(({ to }) => to === layer.id));
  if (makers.length === 0) return { input: input.id, chosen: plain };
  const [maker] = makers;
  return followers.length === 1 ? { input: input.id, layer: maker.id, chosen: chosenIn(maker) } : undefined;
}

const chosenIn = ({ fields }: Layer): readonly string[] => {
  const chosen = severalOf(fields.features ?? features.initial);
  return names.filter((name) => chosen.includes(name));
};

/**
 * The network with these features and no others: their layer comes behind the Input layer, and goes when only x and y are left.
 * @param name of the layer, if it has to be added
 * @throws if nothing is chosen, or if there is no place for features.
 */
export function chooseFeatures(network: Network, chosen: readonly string[], name: string): Network {
  const use = featuresOf(network);
  if (!use) throw new Error('Only a network into which points of the plane enter at one place has features to choose.');
  if (!('options' in features) || chosen.length === 0) throw new Error('A network needs at least one feature. Choose another one before taking the last away.');
  const value = severalValue(features, chosen);
  const isPlain = value === plain.join(' ');
  if (use.layer !== undefined) return isPlain ? keepArranged(network, without(network, use.layer, use.input)) : setField(network, use.layer, 'features', value);
  if (isPlain) return network;
  const added = addLayer(network, { definition: layers.planeFeatures, name, fields: { features: value } }, spotAfter(network, use.input));
  return keepArranged(network, behind(added.network, use.input, added.layer));
}

/** What came from the input comes from the layer now. */
function behind(network: Network, input: string, layer: string): Network {
  const connections = network.connections.map((each) => (each.from === input ? connection(layer, each.to, each.port) : each));
  return { ...network, connections: [connection(input, layer, 0), ...connections] };
}

function without(network: Network, layer: string, input: string): Network {
  const kept = network.connections.filter(({ to }) => to !== layer);
  const connections = kept.map((each) => (each.from === layer ? connection(input, each.to, each.port) : each));
  return { ...network, layers: network.layers.filter(({ id }) => id !== layer), connections };
}

/** What is drawn and the expanded network that is trained: which layers of it stand behind a card. Pure. */
import type { NetworkCheck } from '@core/network/check';
import type { Expansion, Place } from '@core/network/blocks/expand';
import { entryOf } from '@core/network/blocks/catalog';
import type { Network } from '@core/network/network';
import type { LayerStatistics } from '../../bridge/contract';

/** The layers behind one card, by their ids in the expanded network. */
export interface Origin {
  /** Makes what leaves the card. */
  readonly source: string | undefined;
  /** The layer itself, or all layers inside of the instance. */
  readonly within: readonly string[];
}

/** By the id of the card; `null` where each card is its own origin. */
export type Origins = ReadonlyMap<string, Origin> | null;

/** @param trail the instances on the way to what is drawn */
export function originsOf({ places, sourceAt }: Expansion, { layers }: Network, trail: Place): Origins {
  const within = new Map<string, string[]>(layers.map(({ id }) => [id, []]));
  let isPlain = trail.length === 0;
  for (const [id, place] of places) {
    if (!trail.every((step, depth) => place[depth] === step)) continue;
    within.get(place[trail.length])?.push(id);
    if (place.length > 1) isPlain = false;
  }
  return isPlain ? null : new Map(layers.map(({ id }) => [id, { source: sourceAt([...trail, id]), within: within.get(id)! }]));
}

/** The card that shows a layer of the expanded network; `undefined` if it is not drawn. */
export function drawnOf(expanded: string, origins: Origins): string | undefined {
  if (!origins) return expanded;
  return [...origins].find(([, { within }]) => within.includes(expanded))?.[0];
}

/**
 * Statistics of the cards: what leaves a card and its gradient, and the norms over all parameters inside together. They
 * keep the id of the layer that makes the output.
 */
export function drawnStatistics(measured: readonly LayerStatistics[], origins: Origins): ReadonlyMap<string, LayerStatistics> {
  const byLayer = new Map(measured.map((statistics) => [statistics.layer, statistics]));
  if (!origins) return byLayer;
  const drawn = new Map<string, LayerStatistics>();
  for (const [card, { source, within }] of origins) {
    const output = byLayer.get(source ?? '');
    if (output) drawn.set(card, { layer: output.layer, gradientNorm: output.gradientNorm, ...(output.activation && { activation: output.activation }), ...together(within.flatMap((id) => byLayer.get(id)?.parameters ?? [])) });
  }
  return drawn;
}

type ParameterNorms = NonNullable<LayerStatistics['parameters']>;

/** L2 norms over the parameters of several layers. */
function together(parts: readonly ParameterNorms[]): Pick<LayerStatistics, 'parameters'> {
  if (parts.length === 0) return {};
  const over = (norm: keyof ParameterNorms) => Math.hypot(...parts.map((part) => part[norm]));
  return { parameters: { gradientNorm: over('gradientNorm'), weightNorm: over('weightNorm'), updateNorm: over('updateNorm') } };
}

/** The check of the inside that a way through instances leads to; `undefined` while it is not known what enters there. */
export const insideCheck = (check: NetworkCheck, trail: Place): NetworkCheck | undefined =>
  trail.reduce<NetworkCheck | undefined>((level, id) => level?.layers.get(id)?.inside, check);

/** Names of the cards along a way through instances. */
export function namesAlong({ layers: drawn, blocks }: Network, place: Place): readonly string[] {
  const names: string[] = [];
  let layers = drawn;
  for (const id of place) {
    const layer = layers.find((each) => each.id === id);
    if (!layer) break;
    names.push(layer.name);
    layers = entryOf(blocks, layer.kind)?.block.layers ?? [];
  }
  return names;
}

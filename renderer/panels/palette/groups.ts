/** The palette's content: layers by family, filtered by what a person types. */
import { layers } from '@core/layers';
import type { LayerDefinition, LayerFamily } from '@core/layers/definition';
import type { LayerFace } from '@core/network/face';
import { found } from './search';

export interface PaletteGroup {
  readonly family: LayerFamily;
  readonly layers: readonly LayerFace[];
}

/** In the order in which a network is usually built. */
const familyOrder: readonly LayerFamily[] = ['data', 'linear', 'convolution', 'activation', 'normalization', 'shape', 'output'];

const everything = familyOrder.flatMap((family) => Object.values<LayerDefinition>(layers).filter((layer) => layer.family === family));

interface Offer {
  /** Those of the document; they come last. */
  readonly blocks?: readonly LayerFace[];
  /** Kinds of the layers that are on the canvas. */
  readonly present?: ReadonlySet<string>;
}

/**
 * Layers that answer the search by family; the best answer comes first, families without any are left out. Without a
 * search, kinds that come with opened models are offered only where one is present.
 */
export function paletteGroups(search: string, { blocks = [], present = new Set() }: Offer = {}): PaletteGroup[] {
  const isOffered = ({ kind, isFromFiles }: LayerFace): boolean => !isFromFiles || search.trim() !== '' || present.has(kind);
  const answers = found([...everything, ...blocks].filter(isOffered), search);
  const families = [...new Set(answers.map(({ family }) => family))];
  return families.map((family) => ({ family, layers: answers.filter((layer) => layer.family === family) }));
}

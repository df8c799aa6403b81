/** The palette's content: layers by family, filtered by what a person types. */
import { layers } from '@core/layers';
import type { LayerDefinition, LayerFamily } from '@core/layers/definition';

export interface PaletteGroup {
  readonly family: LayerFamily;
  readonly layers: readonly LayerDefinition[];
}

/** In the order in which a network is usually built. */
const familyOrder: readonly LayerFamily[] = ['data', 'linear', 'convolution', 'activation', 'normalization', 'shape', 'output'];

/** Layers whose title or summary, in either language, contains the text; families without any are left out. */
export function paletteGroups(search: string): PaletteGroup[] {
  const wanted = search.trim().toLowerCase();
  const found = Object.values<LayerDefinition>(layers).filter((layer) => textOf(layer).includes(wanted));
  return familyOrder
    .map((family) => ({ family, layers: found.filter((layer) => layer.family === family) }))
    .filter((group) => group.layers.length > 0);
}

const textOf = ({ kind, title, summary }: LayerDefinition): string =>
  [kind, title.en, title.zh, summary.en, summary.zh].join('\n').toLowerCase();

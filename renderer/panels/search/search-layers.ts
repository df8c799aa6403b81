/** Finds layers by anything that is written about them. Pure. */
import type { LayerFace } from '@core/network/face';
import type { LayerCheck } from '@core/network/check';
import type { Layer } from '@core/network/network';
import { formatShape } from '@core/tensor/tensor';

export interface FoundLayer {
  readonly layer: Layer;
  readonly definition: LayerFace | undefined;
  /** Of its output, as it is written on the card; empty while unknown. */
  readonly shape: string;
}

interface Searched {
  readonly layers: readonly Layer[];
  readonly checks: ReadonlyMap<string, LayerCheck>;
  readonly definitionOf: (layer: Layer) => LayerFace | undefined;
}

/** Layers for which every word occurs in the name, the kind (in both languages), what people call it, the operator or the shape; `x` in a shape stands for ×. */
export function searchLayers({ layers, checks, definitionOf }: Searched, query: string): readonly FoundLayer[] {
  const words = query.toLowerCase().replaceAll(/(\d)[x*](?=\d)/g, '$1×').split(/\s+/).filter(Boolean);
  return layers.flatMap((layer) => {
    const definition = definitionOf(layer);
    const shape = checks.get(layer.id)?.shape;
    const found: FoundLayer = { layer, definition, shape: shape ? formatShape(shape) : '' };
    const text = textOf(found);
    return words.every((word) => text.includes(word)) ? [found] : [];
  });
}

function textOf({ layer, definition, shape }: FoundLayer): string {
  const { title, synonyms = [] } = definition ?? {};
  return [layer.name, layer.kind, title?.en, title?.zh, ...synonyms, shape].join(' ').toLowerCase();
}

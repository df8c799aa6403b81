/** The network as a list: its layers in the order of computation, each with what feeds it. */
import type { LayerCheck, NetworkCheck, Problem } from '@core/network/check';
import type { LayerFace } from '@core/network/face';
import type { Layer, Network } from '@core/network/network';

export interface OutlineInput {
  readonly port: number;
  /** The layer that feeds it; `undefined` while it is open. */
  readonly source: Layer | undefined;
}

export interface OutlineRow {
  readonly layer: Layer;
  readonly face: LayerFace | undefined;
  readonly inputs: readonly OutlineInput[];
  readonly shape: LayerCheck['shape'];
  readonly problem: Problem | undefined;
}

/** Layers of a circle come last, in the order of the document. */
export function outlineRows({ layers, connections }: Network, check: NetworkCheck, faceOf: (layer: Layer) => LayerFace | undefined): OutlineRow[] {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const sources = new Map(connections.map(({ from, to, port }) => [`${to} ${port}`, byId.get(from)]));
  const ids = new Set([...check.order, ...layers.map(({ id }) => id)]);
  return [...ids].flatMap((id): OutlineRow[] => {
    const layer = byId.get(id);
    if (!layer) return [];
    const face = faceOf(layer);
    const found = check.layers.get(id);
    const inputs = (face?.inputs ?? []).map((_, port) => ({ port, source: sources.get(`${id} ${port}`) }));
    return [{ layer, face, inputs, shape: found?.shape, problem: found?.problem }];
  });
}

/** Networks in which each layer follows the one before. */
import { layers, type LayerKind } from '../layers';
import type { FieldValues } from '../fields/definition';
import { initialFields } from '../network/edit';
import type { Connection, Layer, Network } from '../network/network';
import { spacing } from '../network/place';

export interface Link {
  /** Unique in the chain; the kind of the layer if left out. */
  readonly id?: string;
  readonly kind: LayerKind;
  readonly name: string;
  readonly fields?: FieldValues;
}

/** Lays the chain out in rows read like text. */
export function chain(name: string, dataset: string, columns: number, links: readonly Link[]): Network {
  const placed = links.map((link, i): Layer => {
    const position = { x: (i % columns) * spacing.x, y: Math.floor(i / columns) * spacing.y };
    return { id: link.id ?? link.kind, kind: link.kind, name: link.name, fields: { ...initialFields(layers[link.kind]), ...link.fields }, position };
  });
  const connections = placed.slice(1).map(({ id }, i): Connection => ({ id: `${placed[i].id}-${id}`, from: placed[i].id, to: id, port: 0 }));
  return { name, dataset, layers: placed, connections };
}

/** Networks in which each layer follows the one before. */
import { layers, type LayerKind } from '../layers';
import type { FieldValues } from '../layers/definition';
import type { Connection, Layer, Network } from '../network/network';

export interface Link {
  /** Unique in the chain; the kind of the layer if left out. */
  readonly id?: string;
  readonly kind: LayerKind;
  readonly name: string;
  readonly fields?: FieldValues;
}

/** Canvas pixels. The gap between two cards leaves room for the shape on the connection. */
const grid = { columnWidth: 220, rowHeight: 132 };

/** Lays the chain out in rows read like text. */
export function chain(name: string, dataset: string, columns: number, links: readonly Link[]): Network {
  const placed = links.map((link, i): Layer => {
    const position = { x: (i % columns) * grid.columnWidth, y: Math.floor(i / columns) * grid.rowHeight };
    return { id: link.id ?? link.kind, kind: link.kind, name: link.name, fields: { ...initialFields(link.kind), ...link.fields }, position };
  });
  const connections = placed.slice(1).map(({ id }, i): Connection => ({ id: `${placed[i].id}-${id}`, from: placed[i].id, to: id, port: 0 }));
  return { name, dataset, layers: placed, connections };
}

const initialFields = (kind: LayerKind): FieldValues =>
  Object.fromEntries(Object.entries(layers[kind].fields).map(([name, field]) => [name, field.initial]));

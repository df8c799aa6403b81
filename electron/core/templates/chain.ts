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

/** Canvas pixels. A node is about 168 × 110; the gap leaves room for the shape on the connection. */
const grid = { left: 32, top: 48, columnWidth: 222, rowHeight: 176, wave: 24 };

/** Lays the chain out in rows read like text, in a gentle wave. */
export function chain(name: string, dataset: string, columns: number, links: readonly Link[]): Network {
  const placed = links.map((link, i): Layer => {
    const column = i % columns;
    const position = {
      x: grid.left + column * grid.columnWidth,
      y: grid.top + Math.floor(i / columns) * grid.rowHeight + (column % 2) * grid.wave,
    };
    return { id: link.id ?? link.kind, kind: link.kind, name: link.name, fields: { ...initialFields(link.kind), ...link.fields }, position };
  });
  const connections = placed.slice(1).map(({ id }, i): Connection => ({ id: `${placed[i].id}-${id}`, from: placed[i].id, to: id, port: 0 }));
  return { name, dataset, layers: placed, connections };
}

const initialFields = (kind: LayerKind): FieldValues =>
  Object.fromEntries(Object.entries(layers[kind].fields).map(([name, field]) => [name, field.initial]));

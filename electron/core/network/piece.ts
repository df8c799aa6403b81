/** A part of a network that can be put into another one: what copying takes along. */
import { connection } from './edit';
import { Names } from './names';
import type { Annotation, Connection, Layer, Network } from './network';
import type { Position } from './place';

/** Every connection leads from one of the layers to another. */
export interface Piece {
  readonly layers: readonly Layer[];
  readonly connections: readonly Connection[];
  readonly annotations: readonly Annotation[];
}

/** A network with a piece that was just put into it. */
export interface Insertion {
  readonly network: Network;
  /** Ids of the new layers. */
  readonly layers: readonly string[];
  /** Ids of the new comments and frames. */
  readonly annotations: readonly string[];
}

/** Layers, comments and frames by their ids, and the connections among these layers. */
export function pieceOf(network: Network, ids: readonly string[]): Piece {
  const chosen = new Set(ids);
  return {
    layers: network.layers.filter(({ id }) => chosen.has(id)),
    connections: network.connections.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    annotations: network.annotations?.filter(({ id }) => chosen.has(id)) ?? [],
  };
}

/** Adds a copy of a piece, moved by `offset`; ids are new and names are counted on where they are taken. */
export function insertPiece(network: Network, piece: Piece, offset: Position): Insertion {
  const names = new Names(network);
  const ids = new Map<string, string>();
  const moved = ({ x, y }: Position): Position => ({ x: x + offset.x, y: y + offset.y });
  const layers = piece.layers.map(({ innerIds: _kept, ...layer }): Layer => {
    const id = names.freshId(layer.kind);
    ids.set(layer.id, id);
    return { ...layer, id, name: names.freshName(layer.name), position: moved(layer.position) };
  });
  const annotations = piece.annotations.map((each): Annotation => ({ ...each, id: names.freshId(each.kind), position: moved(each.position) }));
  const connections = piece.connections.map(({ from, to, port }) => connection(ids.get(from)!, ids.get(to)!, port));
  return {
    network: {
      ...network,
      layers: [...network.layers, ...layers],
      connections: [...network.connections, ...connections],
      ...(annotations.length > 0 ? { annotations: [...(network.annotations ?? []), ...annotations] } : {}),
    },
    layers: layers.map(({ id }) => id),
    annotations: annotations.map(({ id }) => id),
  };
}

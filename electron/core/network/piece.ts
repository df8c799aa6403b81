/** A part of a network that can be put into another one: what copying takes along. */
import { isBlockId } from './blocks/catalog';
import { addBlock } from './blocks/edit';
import { endNamed } from './blocks/ends';
import { connection } from './edit';
import { Names } from './names';
import type { Annotation, Block, Connection, Layer, Network } from './network';
import type { Position } from './place';

/** Every connection leads from one of the layers to another. */
export interface Piece {
  readonly layers: readonly Layer[];
  readonly connections: readonly Connection[];
  readonly annotations: readonly Annotation[];
  /** Those that the layers are instances of, and those within these. */
  readonly blocks: readonly Block[];
}

/** A network with a piece that was just put into it. */
export interface Insertion {
  readonly network: Network;
  /** Ids of the new layers. */
  readonly layers: readonly string[];
  /** Ids of the new comments and frames. */
  readonly annotations: readonly string[];
}

/** Layers, comments and frames by their ids, and the connections among these layers. The ends of an opened block stay. */
export function pieceOf(network: Network, ids: readonly string[]): Piece {
  const wanted = new Set(ids);
  const layers = network.layers.filter(({ id, kind }) => wanted.has(id) && !endNamed(kind));
  const chosen = new Set(layers.map(({ id }) => id));
  return {
    layers,
    connections: network.connections.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    annotations: network.annotations?.filter(({ id }) => wanted.has(id)) ?? [],
    blocks: blocksIn(layers, network.blocks ?? []),
  };
}

/** The blocks that layers are instances of, and those within these, from the outside to the inside. */
export function blocksIn(layers: readonly Layer[], blocks: readonly Block[]): Block[] {
  const found = new Set<Block>();
  const look = (inner: readonly Layer[]) => {
    for (const { kind } of inner) {
      const block = blocks.find(({ id }) => id === kind);
      if (block) found.add(block);
    }
  };
  look(layers);
  for (const block of found) look(block.layers);
  return [...found];
}

/**
 * Adds a copy of a piece, moved by `offset`. Ids are new, names are counted on where they are taken, and a block that
 * the network has already is used from there.
 */
export function insertPiece(network: Network, piece: Piece, offset: Position): Insertion {
  const { network: withBlocks, ids: blockIds } = insertBlocks(network, piece.blocks);
  const names = new Names(withBlocks);
  const ids = new Map<string, string>();
  const moved = ({ x, y }: Position): Position => ({ x: x + offset.x, y: y + offset.y });
  const layers = piece.layers.map(({ innerIds: _ofTheOriginal, ...layer }): Layer => {
    const id = names.freshId(isBlockId(layer.kind) ? 'block' : layer.kind);
    ids.set(layer.id, id);
    return { ...layer, id, kind: blockIds.get(layer.kind) ?? layer.kind, name: names.freshName(layer.name), position: moved(layer.position) };
  });
  const annotations = piece.annotations.map((each): Annotation => ({ ...each, id: names.freshId(each.kind), position: moved(each.position) }));
  const connections = piece.connections.map(({ from, to, port }) => connection(ids.get(from)!, ids.get(to)!, port));
  return {
    network: {
      ...withBlocks,
      layers: [...network.layers, ...layers],
      connections: [...network.connections, ...connections],
      ...(annotations.length > 0 ? { annotations: [...(network.annotations ?? []), ...annotations] } : {}),
    },
    layers: layers.map(({ id }) => id),
    annotations: annotations.map(({ id }) => id),
  };
}

/** Answers the ids of the blocks in the network, by their ids in the piece. */
function insertBlocks(network: Network, blocks: readonly Block[]): { network: Network; ids: ReadonlyMap<string, string> } {
  const ids = new Map<string, string>();
  let result = network;
  const insert = (block: Block): string => {
    const known = ids.get(block.id);
    if (known !== undefined) return known;
    const layers = block.layers.map((layer) => {
      const inner = blocks.find(({ id }) => id === layer.kind);
      return inner ? { ...layer, kind: insert(inner) } : layer;
    });
    const added = addBlock(result, { ...block, layers });
    result = added.network;
    ids.set(block.id, added.block);
    return added.block;
  };
  blocks.forEach(insert);
  return { network: result, ids };
}

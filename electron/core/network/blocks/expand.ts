/** From a network with blocks to the plain one that is checked for training, planned, trained and exported. */
import { connection } from '../edit';
import type { Block, Connection, Layer, Network } from '../network';
import { entryOf, isBlockId, layerCountOf } from './catalog';
import { blockInput, blockOutput, endNamed } from './ends';
import { insideOf } from './inside';
import { mostLayers } from './problems';

/** Ids from the instance on the canvas through instances inside of it to a layer: where the layer is drawn. */
export type Place = readonly string[];

export interface Expansion {
  /** Without blocks. Layers and their connections outside of instances are the same objects as before. */
  readonly network: Network;
  /** Where each layer of the expanded network is drawn, by its id. */
  readonly places: ReadonlyMap<string, Place>;
  /** Id of the layer of the expanded network that makes the output of what is drawn at a place: of a layer, an instance or an end of a block. */
  readonly sourceAt: (place: Place) => string | undefined;
}

type Content = Pick<Block, 'layers' | 'connections'>;

/** The canvas, or the inside of one instance. */
interface Level {
  readonly place: Place;
  readonly content: Content;
  readonly layers: ReadonlyMap<string, Layer>;
  /** By port, as `<layer> <port>`. */
  readonly into: ReadonlyMap<string, Connection>;
  readonly outside?: { readonly level: Level; readonly instance: string };
}

/** A layer that is no instance. */
interface Leaf {
  readonly level: Level;
  readonly layer: Layer;
}

/**
 * A layer inside an instance gets the id `<instance>-<id>`, or the one that `innerIds` of the instance says: an expanded
 * layer therefore keeps the names of its parameters, and with them its weights. Never throws; whatever is wired
 * wrongly is left out, and nothing is expanded into more than `mostLayers`.
 */
export function expand(network: Network): Expansion {
  const { blocks: _blocks, ...plain } = network;
  if (!network.layers.some(({ kind }) => isBlockId(kind))) return unchanged(plain);
  const unfolding = new Unfolding(layerCountOf(network) > mostLayers ? plain : network);
  const { leaves, ids } = unfolding;
  const layers = leaves.map(({ level, layer }) => (level.outside ? { ...layer, id: ids.get(keyOf(level, layer.id))! } : layer));
  return {
    network: { ...plain, layers, connections: unfolding.connections() },
    places: new Map(leaves.map(({ level, layer }) => [ids.get(keyOf(level, layer.id))!, [...level.place, layer.id]])),
    sourceAt: (place) => unfolding.sourceAt(place),
  };
}

const unchanged = (network: Network): Expansion => ({
  network,
  places: new Map(network.layers.map(({ id }) => [id, [id]])),
  sourceAt: ([id, ...inside]) => (inside.length === 0 ? id : undefined),
});

const keyOf = ({ place }: Pick<Level, 'place'>, layer: string): string => [...place, layer].join('/');

class Unfolding {
  /** In the order of the document; those of an instance stand in its place. */
  readonly leaves: Leaf[] = [];
  /** Ids in the expanded network, by place. */
  readonly ids = new Map<string, string>();
  private readonly levels = new Map<string, Level>();
  private readonly sources = new Map<string, string | undefined>();

  constructor(private readonly network: Network) {
    this.unfold(levelOf([], network));
    this.nameLeaves();
  }

  private unfold(level: Level): void {
    this.levels.set(level.place.join('/'), level);
    for (const layer of level.content.layers) {
      const block = entryOf(this.network.blocks, layer.kind)?.block;
      if (block) this.unfold(levelOf([...level.place, layer.id], insideOf(this.network, { block, fields: layer.fields }), { level, instance: layer.id }));
      else if (!level.outside || !endNamed(layer.kind)) this.leaves.push({ level, layer });
    }
  }

  /** Layers of the canvas keep their ids; the others take theirs as far as they are free. */
  private nameLeaves(): void {
    const instances = new Map(this.network.layers.map((layer) => [layer.id, layer]));
    const taken = new Set(this.leaves.filter(({ level }) => !level.outside).map(({ layer }) => layer.id));
    for (const { level, layer } of this.leaves) {
      const [instance, ...inner] = [...level.place, layer.id];
      const id = level.outside ? freeId(instances.get(instance)!, inner, taken) : layer.id;
      taken.add(id);
      this.ids.set(keyOf(level, layer.id), id);
    }
  }

  connections(): Connection[] {
    const found: Connection[] = [];
    for (const level of this.levels.values()) {
      for (const each of level.content.connections) {
        const to = this.ids.get(keyOf(level, each.to));
        const from = this.source(level, each.from);
        if (to === undefined || from === undefined) continue;
        found.push(from === each.from && to === each.to ? each : connection(from, to, each.port));
      }
    }
    return found;
  }

  sourceAt(place: Place): string | undefined {
    const level = this.levels.get(place.slice(0, -1).join('/'));
    return level && this.source(level, place.at(-1)!);
  }

  /** What a layer hands on, followed through the ends of blocks; remembered, and `undefined` while it is looked for: a circle ends there. */
  private source(level: Level, id: string): string | undefined {
    const key = keyOf(level, id);
    if (this.sources.has(key)) return this.sources.get(key);
    this.sources.set(key, undefined);
    const source = this.ids.get(key) ?? this.sourceThroughEnd(level, id);
    this.sources.set(key, source);
    return source;
  }

  private sourceThroughEnd(level: Level, id: string): string | undefined {
    const inside = this.levels.get(keyOf(level, id));
    if (inside) return this.sourceInto(inside, inside.content.layers.find(({ kind }) => kind === blockOutput.kind)?.id ?? '', 0);
    const kind = level.layers.get(id)?.kind;
    if (kind === blockOutput.kind) return this.sourceInto(level, id, 0);
    if (!level.outside || kind !== blockInput.kind) return undefined;
    const port = level.content.layers.filter(({ kind }) => kind === blockInput.kind).findIndex((layer) => layer.id === id);
    return this.sourceInto(level.outside.level, level.outside.instance, port);
  }

  private sourceInto(level: Level, layer: string, port: number): string | undefined {
    const from = level.into.get(`${layer} ${port}`)?.from;
    return from === undefined ? undefined : this.source(level, from);
  }
}

function levelOf(place: Place, content: Content, outside?: Level['outside']): Level {
  return {
    place,
    content,
    outside,
    layers: new Map(content.layers.map((layer) => [layer.id, layer])),
    into: new Map(content.connections.map((each) => [`${each.to} ${each.port}`, each])),
  };
}

/** Id of a layer inside an instance, by its way from there. */
export function expandedId(instance: Layer, inner: Place): string {
  const { innerIds = {} } = instance;
  const way = inner.join('-');
  return Object.hasOwn(innerIds, way) ? innerIds[way] : usualId(instance, inner);
}

const usualId = ({ id }: Layer, inner: Place): string => [id, ...inner].join('-');

function freeId(instance: Layer, inner: Place, taken: ReadonlySet<string>): string {
  const usual = usualId(instance, inner);
  let id = expandedId(instance, inner);
  for (let number = 1; taken.has(id); number++) id = number === 1 ? usual : `${usual}-${number}`;
  return id;
}


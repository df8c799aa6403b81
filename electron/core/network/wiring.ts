/** How the layers of a network hang together: what feeds which port, in which order, and what cannot work. */
import type { Fix } from '../layers/definition';
import { disconnect } from '../layers/shared/shapes';
import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import { isBlockId } from './blocks/catalog';
import { faceOf, type LayerFace } from './face';
import type { Connection, Layer, Network } from './network';

/** Something that keeps a network from working, said at one layer and perhaps at one connection into it. */
export interface Problem {
  /** Id of the layer; `''` if it concerns the network as a whole. */
  readonly layer: string;
  /** Id of the connection at fault. */
  readonly connection?: string;
  /** Index of the input it is said at. */
  readonly port?: number;
  /** What that input wanted, a shape or the pattern of one, and what it got. */
  readonly expected?: Shape | Text;
  readonly got?: Shape;
  readonly text: Text;
  /** What the layer proposes, the most natural one first; `fixesOf` knows more. */
  readonly fixes?: readonly Fix[];
}

interface KnownLayer {
  readonly layer: Layer;
  readonly definition: LayerFace;
}

type KnownLayers = ReadonlyMap<string, KnownLayer>;

/** By layer id: the connection into each of its ports. */
type Sources = ReadonlyMap<string, readonly (Connection | undefined)[]>;

export interface Wiring {
  /** Layers of known kinds, by id. */
  readonly known: KnownLayers;
  readonly sources: Sources;
  /** Ids of layers with a connected output. */
  readonly used: ReadonlySet<string>;
  /** Ids in an order in which each layer stands after its sources; layers of a cycle are left out. */
  readonly order: readonly string[];
  readonly problems: readonly Problem[];
}

/** The definition of a kind, or `undefined` if there is none. */
export type DefinitionOf = (kind: string) => LayerFace | undefined;

/** Never throws; whatever cannot be wired becomes a problem. */
export function wire(network: Network, definitionOf: DefinitionOf = (kind) => faceOf(network, kind)): Wiring {
  const problems: Problem[] = [];
  const known = knownLayers(network.layers, definitionOf, problems);
  const sources = new Map<string, (Connection | undefined)[]>();
  for (const [id, { definition }] of known) sources.set(id, definition.inputs.map(() => undefined));
  const used = new Set<string>();
  for (const connection of network.connections) {
    const text = refusal(connection, known, sources);
    if (text) problems.push({ layer: known.has(connection.to) ? connection.to : connection.from, connection: connection.id, text, fixes: [disconnect] });
    else {
      sources.get(connection.to)![connection.port] = connection;
      used.add(connection.from);
    }
  }
  const order = sortByDependence(sources);
  problems.push(...cycleProblems(order, sources));
  return { known, sources, used, order, problems };
}

const removeIt: Fix = { kind: 'remove', text: { en: 'Delete this layer', zh: '删去这一层' } };

function knownLayers(layers: readonly Layer[], definitionOf: DefinitionOf, problems: Problem[]): KnownLayers {
  const known = new Map<string, KnownLayer>();
  for (const layer of layers) {
    const definition = definitionOf(layer.kind);
    if (known.has(layer.id)) {
      problems.push({ layer: layer.id, text: { en: `Two layers have the id "${layer.id}". Delete one of them.`, zh: `有两个层的编号都是“${layer.id}”，请删去一个。` } });
    } else if (!definition) {
      problems.push({ layer: layer.id, text: unknownKind(layer), fixes: [removeIt] });
    } else known.set(layer.id, { layer, definition });
  }
  return known;
}

function unknownKind({ name, kind }: Layer): Text {
  if (isBlockId(kind)) return { en: `The block of "${name}" is missing or contains itself. Delete this layer.`, zh: `“${name}”所用的模块不存在，或包含了它自己。请删去这一层。` };
  return {
    en: `This version does not know the layer kind "${kind}". Delete the layer or update the app.`,
    zh: `当前版本不认识“${kind}”这种层。请删去它，或升级应用。`,
  };
}

/** Why a connection cannot be used, or `undefined`. */
function refusal(connection: Connection, known: KnownLayers, sources: Sources): Text | undefined {
  const from = known.get(connection.from);
  const ports = sources.get(connection.to);
  if (!from || !ports) return { en: 'This connection leads to a layer that is not there.', zh: '这条连线的一端没有层。' };
  const { title, hasOutput } = from.definition;
  if (!hasOutput) return { en: `${title.en} ends the network; nothing can follow it.`, zh: `${title.zh}是网络的终点，后面不能再接别的层。` };
  if (!(connection.port in ports)) {
    const target = known.get(connection.to)!.definition.title;
    return { en: `${target.en} has no such input.`, zh: `${target.zh}没有这个输入端。` };
  }
  return ports[connection.port] && { en: 'Two connections lead into the same input. Remove one of them.', zh: '同一个输入端接了两条连线，请断开一条。' };
}

/** Kahn's algorithm; keeps the order of the document where it is free to choose. */
function sortByDependence(sources: Sources): string[] {
  const waiting = new Map<string, number>();
  const followers = new Map<string, string[]>();
  for (const [id, ports] of sources) {
    const connected = ports.filter((port) => port !== undefined);
    waiting.set(id, connected.length);
    for (const { from } of connected) followers.set(from, [...(followers.get(from) ?? []), id]);
  }
  const order = [...sources.keys()].filter((id) => waiting.get(id) === 0);
  for (let next = 0; next < order.length; next++) {
    for (const follower of followers.get(order[next]) ?? []) {
      const left = waiting.get(follower)! - 1;
      waiting.set(follower, left);
      if (left === 0) order.push(follower);
    }
  }
  return order;
}

/** One problem for each connection between two layers that wait for each other, directly or not. */
function cycleProblems(order: readonly string[], sources: Sources): Problem[] {
  const sorted = new Set(order);
  const text: Text = { en: 'The layers form a circle, so none can be computed first. Remove one of its connections.', zh: '这些层连成了一个圈，谁也无法先计算。请断开其中一条连线。' };
  return [...sources].flatMap(([id, ports]) =>
    ports.flatMap((port) => {
      const isInCycle = port && !sorted.has(id) && !sorted.has(port.from) && reaches(id, port.from, sources);
      return isInCycle ? [{ layer: id, connection: port.id, text, fixes: [disconnect] }] : [];
    }),
  );
}

/** Whether data that leaves layer `from` arrives at layer `to`. */
function reaches(from: string, to: string, sources: Sources): boolean {
  const seen = new Set([to]);
  for (const id of seen) {
    if (id === from) return true;
    for (const port of sources.get(id) ?? []) if (port) seen.add(port.from);
  }
  return false;
}

/** From the document to what the canvas shows. Pure. */
import type { LayerFace } from '@core/network/face';
import type { LayerCheck, NetworkCheck } from '@core/network/check';
import type { Connection, Layer, Network } from '@core/network/network';
import { formatShape } from '@core/tensor/tensor';
import type { Language } from '@core/tensor/text';
import { Position, type Edge, type Node } from '@xyflow/svelte';
import { inputPort, outputPort, type Box, type Size } from '../../diagram/geometry/card';
import { CardIndex } from '../../diagram/geometry/card-index';
import { labelBox, routeBetween, routePath, surroundingsOf } from '../../diagram/geometry/route';
import type { DrawnConnection } from './canvas-context';
import { Memory } from './memory';

/** The definition is missing if the kind of the layer is unknown. */
export type LayerNodeData = { layer: Layer; definition: LayerFace | undefined; check: LayerCheck | undefined };
export type LayerFlowNode = Node<LayerNodeData, 'layer'>;
export type ConnectionFlowEdge = Edge<Record<string, never>, 'connection'>;

/** Says what a screen reader hears. */
export interface Spoken {
  layer(layer: Layer, check: LayerCheck | undefined): string;
  connection(connection: Connection, shape: string): string;
}

/** What is drawn. */
export interface Drawable {
  readonly network: Network;
  readonly check: NetworkCheck;
  readonly definitionOf: (layer: Layer) => LayerFace | undefined;
}

/** How large a layer is drawn; its definition is missing if its kind is unknown. */
export type SizeOf = (definition: LayerFace | undefined) => Size;

interface CardOptions {
  /** For one language and one look. */
  readonly memory?: Memory<LayerFlowNode>;
  /** Hidden cards are known to the canvas library and drawn by the overview. */
  readonly hidden?: boolean;
}

/** Memories for one canvas; texts are remembered, so each language needs its own. */
export const drawingMemory = (language: Language) => ({
  language,
  cards: new Memory<LayerFlowNode>(),
  lines: new Memory<ConnectionFlowEdge>(),
  boxes: new Memory<Box>(),
  everyBox: new Memory<Box>(),
  connections: new Memory<DrawnConnection>(),
});

/** Cards for the canvas library. Their size and ports are known beforehand, so nothing has to be measured. */
export function flowNodes(
  { network, check, definitionOf }: Drawable,
  sizeOf: SizeOf,
  isSelected: (id: string) => boolean,
  spoken: Spoken,
  { memory = new Memory(), hidden = false }: CardOptions = {},
): LayerFlowNode[] {
  const ingredientsOf = (layer: Layer) => [layer, definitionOf(layer), check.layers.get(layer.id), isSelected(layer.id), hidden];
  const made = memory.collect(network.layers, ingredientsOf, (layer) => {
    const definition = definitionOf(layer);
    const card = sizeOf(definition);
    const size = { width: card.width, height: card.height };
    const layerCheck = check.layers.get(layer.id);
    return {
      id: layer.id,
      type: 'layer',
      position: { ...layer.position },
      data: { layer, definition, check: layerCheck },
      ...size,
      measured: size,
      handles: handlesOf(definition, card),
      selected: isSelected(layer.id),
      zIndex: heightOf(layerCheck, isSelected(layer.id)),
      ariaLabel: spoken.layer(layer, layerCheck),
      hidden,
    };
  });
  return [...made.values()];
}

/** A card with a note lies above its neighbors, the one that a person works on above all. */
function heightOf(check: LayerCheck | undefined, selected: boolean): number {
  if (selected) return 600;
  return check?.problem ? 500 : 0;
}

/** Handles are points; what is drawn there is larger. */
function handlesOf(definition: LayerFace | undefined, size: Size): LayerFlowNode['handles'] {
  const inputs = (definition?.inputs ?? []).map((_, port) => ({
    id: portHandle(port),
    type: 'target' as const,
    position: Position.Left,
    ...inputPort(port, size),
  }));
  if (!definition?.hasOutput) return inputs;
  return [...inputs, { id: 'out', type: 'source' as const, position: Position.Right, x: size.width, y: outputPort.y }];
}

export const portHandle = (port: number): string => `in-${port}`;
export const portOfHandle = (handle: string): number => Number(handle.slice('in-'.length));

export function flowEdges(
  { network, check }: Drawable,
  isSelected: (id: string) => boolean,
  spoken: Spoken,
  memory: Memory<ConnectionFlowEdge> = new Memory(),
): ConnectionFlowEdge[] {
  const ingredientsOf = (connection: Connection) => [connection, isSelected(connection.id), check.layers.get(connection.from), check.layers.get(connection.to)];
  const made = memory.collect(network.connections, ingredientsOf, (connection) => ({
    id: connection.id,
    type: 'connection',
    source: connection.from,
    sourceHandle: 'out',
    target: connection.to,
    targetHandle: portHandle(connection.port),
    selected: isSelected(connection.id),
    ariaLabel: spoken.connection(connection, shapeOn(connection, check)),
  }));
  return [...made.values()];
}

type Placed = Pick<Node, 'id' | 'position' | 'width' | 'height' | 'handles'>;

/** Boxes of the cards where they are now, which may be ahead of the document while a card is dragged. */
export const cardBoxes = (cards: readonly Placed[], memory: Memory<Box> = new Memory()): ReadonlyMap<string, Box> =>
  memory.collect(
    cards,
    ({ position, width, height, handles }) => [position.x, position.y, width, height, handles],
    ({ position, width = 0, height = 0, handles = [] }) => ({ ...position, width, height, inputs: inputHeights(handles) }),
  );

const inputHeights = (handles: NonNullable<Node['handles']>): number[] => handles.filter(({ type }) => type === 'target').map(({ y }) => y);

/** The routes of all connections whose two layers exist, by id. */
export function drawConnections({ network, check }: Drawable, boxes: ReadonlyMap<string, Box>, memory: Memory<DrawnConnection> = new Memory()): ReadonlyMap<string, DrawnConnection> {
  const wrong = new Set(check.problems.map(({ connection }) => connection));
  const index = new CardIndex(boxes.values());
  const near = new Map<string, readonly Box[]>();
  const drawable = network.connections.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
  for (const { id, from, to } of drawable) near.set(id, index.within(surroundingsOf(boxes.get(from)!, boxes.get(to)!)));
  const ingredientsOf = (connection: Connection) => [boxes.get(connection.from), boxes.get(connection.to), connection, shapeOn(connection, check), wrong.has(connection.id), ...near.get(connection.id)!];
  return memory.collect(drawable, ingredientsOf, (connection) => {
    const cards = near.get(connection.id)!;
    const route = routeBetween(boxes.get(connection.from)!, boxes.get(connection.to)!, connection.port, cards);
    const shape = shapeOn(connection, check);
    return { id: connection.id, route, path: routePath(route), shape, label: labelBox(route, shape, cards), isWrong: wrong.has(connection.id) };
  });
}

function shapeOn({ from }: Connection, check: NetworkCheck): string {
  const shape = check.layers.get(from)?.shape;
  return shape ? formatShape(shape) : '';
}

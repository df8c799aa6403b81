/** From the document to what the canvas shows. Pure. */
import { layerNamed } from '@core/layers';
import type { LayerCheck, NetworkCheck } from '@core/network/check';
import type { Connection, Layer, Network } from '@core/network/network';
import { formatShape } from '@core/tensor/tensor';
import { Position, type Edge, type Node } from '@xyflow/svelte';
import { cardBox, cardHeight, cardWidth, inputPort, outputPort, type Box, type Point } from '../../diagram/geometry/card';
import { labelBox, routeBetween, routePath } from '../../diagram/geometry/route';
import type { DrawnConnection } from './canvas-context';

export type LayerNodeData = { layer: Layer; check: LayerCheck | undefined };
export type LayerFlowNode = Node<LayerNodeData, 'layer'>;
export type ConnectionFlowEdge = Edge<Record<string, never>, 'connection'>;

/** Says what a screen reader hears. */
export interface Spoken {
  layer(layer: Layer, check: LayerCheck | undefined): string;
  connection(connection: Connection, shape: string): string;
}

const inputCountOf = (layer: Layer): number => layerNamed(layer.kind)?.inputs.length ?? 1;

/** Cards for the canvas library. Their size and ports are known beforehand, so nothing has to be measured. */
export function flowNodes(network: Network, check: NetworkCheck, isSelected: (id: string) => boolean, spoken: Spoken): LayerFlowNode[] {
  return network.layers.map((layer) => {
    const size = { width: cardWidth, height: cardHeight(inputCountOf(layer)) };
    const layerCheck = check.layers.get(layer.id);
    return {
      id: layer.id,
      type: 'layer',
      position: { ...layer.position },
      data: { layer, check: layerCheck },
      ...size,
      measured: size,
      handles: handlesOf(layer),
      selected: isSelected(layer.id),
      zIndex: layerCheck?.problem ? 500 : 0,
      ariaLabel: spoken.layer(layer, layerCheck),
    };
  });
}

/** Handles are points; what is drawn there is larger. */
function handlesOf(layer: Layer): LayerFlowNode['handles'] {
  const definition = layerNamed(layer.kind);
  const inputs = (definition?.inputs ?? []).map((_, port) => ({
    id: portHandle(port),
    type: 'target' as const,
    position: Position.Left,
    ...inputPort(port),
  }));
  if (!definition?.hasOutput) return inputs;
  return [...inputs, { id: 'out', type: 'source' as const, position: Position.Right, ...outputPort }];
}

export const portHandle = (port: number): string => `in-${port}`;
export const portOfHandle = (handle: string): number => Number(handle.slice('in-'.length));

export function flowEdges(network: Network, check: NetworkCheck, isSelected: (id: string) => boolean, spoken: Spoken): ConnectionFlowEdge[] {
  return network.connections.map((connection) => ({
    id: connection.id,
    type: 'connection',
    source: connection.from,
    sourceHandle: 'out',
    target: connection.to,
    targetHandle: portHandle(connection.port),
    selected: isSelected(connection.id),
    ariaLabel: spoken.connection(connection, shapeOn(connection, check)),
  }));
}

/** Boxes of the cards where they are now; `positions` may be ahead of the document while a card is dragged. */
export function cardBoxes(network: Network, positions: readonly { readonly id: string; readonly position: Point }[]): Map<string, Box> {
  const now = new Map(positions.map(({ id, position }) => [id, position]));
  return new Map(network.layers.map((layer) => [layer.id, { ...cardBox(layer, inputCountOf(layer)), ...now.get(layer.id) }]));
}

/** The routes of all connections whose two layers exist, by id. */
export function drawConnections(network: Network, check: NetworkCheck, boxes: ReadonlyMap<string, Box>): Map<string, DrawnConnection> {
  const wrong = new Set(check.problems.map(({ connection }) => connection));
  const cards = [...boxes.values()];
  const drawn = new Map<string, DrawnConnection>();
  for (const connection of network.connections) {
    const [source, target] = [boxes.get(connection.from), boxes.get(connection.to)];
    if (!source || !target) continue;
    const route = routeBetween(source, target, connection.port, cards);
    const shape = shapeOn(connection, check);
    const label = labelBox(route, shape, cards);
    drawn.set(connection.id, { id: connection.id, route, path: routePath(route), shape, label, isWrong: wrong.has(connection.id) });
  }
  return drawn;
}

function shapeOn({ from }: Connection, check: NetworkCheck): string {
  const shape = check.layers.get(from)?.shape;
  return shape ? formatShape(shape) : '';
}

/** A network as a picture that stands for itself: cards, wires and texts with their places. Pure. */
import type { Annotation, Layer } from '@core/network/network';
import { formatShape } from '@core/tensor/tensor';
import type { Text } from '@core/tensor/text';
import { cardHeight, cardWidth, inputPort, outputPort, type Box, type Point } from '../../../diagram/geometry/card';
import { drawConnections, type Drawable } from '../drawing';

export interface PictureCard {
  readonly id: string;
  readonly box: Box;
  readonly name: string;
  /** What kind of layer it is; missing if unknown. */
  readonly kind: Text | undefined;
  /** CSS name of the color of its family. */
  readonly color: string;
  /** Shape of what leaves it; empty if unknown. */
  readonly shape: string;
  readonly parameterCount: number;
  readonly isWrong: boolean;
  /** Where connections enter and leave. */
  readonly ports: readonly Point[];
}

export interface PictureWire {
  readonly id: string;
  readonly path: string;
  /** Where it arrives. */
  readonly end: Point;
  readonly shape: string;
  readonly label: Box;
  readonly isWrong: boolean;
}

export interface NetworkPicture {
  /** Everything that is drawn, with a margin. */
  readonly bounds: Box;
  readonly cards: readonly PictureCard[];
  readonly wires: readonly PictureWire[];
  readonly annotations: readonly Annotation[];
}

/** In canvas pixels. */
const margin = 24;

export function pictureOf(drawable: Drawable): NetworkPicture {
  const { layers, annotations = [] } = drawable.network;
  const boxes = new Map(layers.map((layer) => [layer.id, boxOf(drawable, layer)]));
  const drawn = [...drawConnections(drawable, boxes).values()];
  const wires = drawn.map(({ id, route, path, shape, label, isWrong }) => ({ id, path, end: route[route.length - 1], shape, label, isWrong }));
  const points = drawn.flatMap(({ route }) => route.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  const notes = annotations.map(({ position, size }) => ({ ...position, ...size }));
  return { bounds: around([...boxes.values(), ...points, ...notes, ...drawn.map(({ label }) => label)]), cards: layers.map((layer) => cardOf(drawable, layer, boxes.get(layer.id)!)), wires, annotations };
}

function cardOf({ check, definitionOf }: Drawable, layer: Layer, box: Box): PictureCard {
  const { shape, parameterCount = 0, problem } = check.layers.get(layer.id) ?? {};
  const definition = definitionOf(layer);
  const ports = (definition?.inputs ?? []).map((_, port) => inputPort(port));
  if (definition?.hasOutput !== false) ports.push(outputPort);
  return {
    id: layer.id,
    box,
    name: layer.name,
    kind: definition?.title,
    color: `--family-${definition?.family ?? 'data'}`,
    shape: shape ? formatShape(shape) : '',
    parameterCount,
    isWrong: problem !== undefined,
    ports: ports.map(({ x, y }) => ({ x: box.x + x, y: box.y + y })),
  };
}

function boxOf({ definitionOf }: Drawable, layer: Layer): Box {
  return { ...layer.position, width: cardWidth, height: cardHeight(definitionOf(layer)?.inputs.length ?? 1) };
}

/** An empty network is a small empty picture. */
function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return around([{ x: 0, y: 0, width: 0, height: 0 }]);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  }
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin };
}

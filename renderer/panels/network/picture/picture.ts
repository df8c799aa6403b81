/** A network as a picture that stands for itself: cards, wires and texts with their places. Pure. */
import type { Layer } from '@core/network/network';
import { formatShape } from '@core/tensor/tensor';
import { cardHeight, cardWidth, type Box, type Point } from '../../../diagram/geometry/card';
import { drawConnections, type Drawable } from '../drawing';

export interface PictureCard {
  readonly id: string;
  readonly box: Box;
  readonly name: string;
  /** CSS name of the color of its family. */
  readonly color: string;
  /** Shape of what leaves it; empty if unknown. */
  readonly shape: string;
  readonly parameterCount: number;
}

export interface PictureWire {
  readonly id: string;
  readonly path: string;
  /** Where it arrives. */
  readonly end: Point;
  readonly shape: string;
  readonly label: Box;
}

export interface NetworkPicture {
  /** Everything that is drawn, with a margin. */
  readonly bounds: Box;
  readonly cards: readonly PictureCard[];
  readonly wires: readonly PictureWire[];
}

/** In canvas pixels. */
const margin = 24;

export function pictureOf(drawable: Drawable): NetworkPicture {
  const boxes = new Map(drawable.network.layers.map((layer) => [layer.id, boxOf(drawable, layer)]));
  const wires = [...drawConnections(drawable, boxes).values()].map(({ id, route, path, shape, label }) => ({ id, path, end: route[route.length - 1], shape, label, route }));
  const cards = drawable.network.layers.map((layer): PictureCard => {
    const check = drawable.check.layers.get(layer.id);
    const color = `--family-${drawable.definitionOf(layer)?.family ?? 'data'}`;
    return { id: layer.id, box: boxes.get(layer.id)!, name: layer.name, color, shape: check?.shape ? formatShape(check.shape) : '', parameterCount: check?.parameterCount ?? 0 };
  });
  const points = wires.flatMap(({ route }) => route.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  return { bounds: around([...boxes.values(), ...points]), cards, wires };
}

function boxOf({ definitionOf }: Drawable, layer: Layer): Box {
  return { ...layer.position, width: cardWidth, height: cardHeight(definitionOf(layer)?.inputs.length ?? 1) };
}

/** An empty network is a small empty picture. */
function around(boxes: readonly Box[]): Box {
  const [left, top] = [Math.min(0, ...boxes.map(({ x }) => x)), Math.min(0, ...boxes.map(({ y }) => y))];
  const right = boxes.reduce((most, { x, width }) => Math.max(most, x + width), left);
  const bottom = boxes.reduce((most, { y, height }) => Math.max(most, y + height), top);
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin };
}

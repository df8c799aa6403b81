/** Where the list of layers opens, and where the chosen layer then goes. */
import type { Position } from '@core/network/place';
import type { OnConnectEnd } from '@xyflow/svelte';
import { inputPort, outputPort, type Point } from '../../diagram/geometry/card';
import type { Slot } from '../../state/layers/suggest';

export interface Opening {
  readonly slot: Slot;
  /** On the screen, in pixels. */
  readonly at: Point;
  /** Of the new card, on the canvas. */
  readonly corner: Position;
}

type ConnectEnd = Parameters<OnConnectEnd>;

/** Nearer to its start than this, in pixels, a wire was not meant to go anywhere. */
const shortestWire = 30;

/** What a wire that was let go over empty space asks for; `null` if it ended at something. */
export function openingOfWire([event, { fromHandle, from, to, toNode, isValid }]: ConnectEnd, toCanvas: (point: Point) => Point, portOf: (handle: string) => number): Opening | null {
  if (!fromHandle || !from || !to || toNode || isValid) return null;
  if (Math.hypot(to.x - from.x, to.y - from.y) < shortestWire) return null;
  const at = 'touches' in event ? event.changedTouches[0] : event;
  const point = { x: at.clientX, y: at.clientY };
  const isForward = fromHandle.type === 'source';
  const slot: Slot = isForward ? { kind: 'from', layer: fromHandle.nodeId } : { kind: 'to', layer: fromHandle.nodeId, port: portOf(fromHandle.id ?? '') };
  return { slot, at: point, corner: minus(toCanvas(point), isForward ? inputPort(0) : outputPort) };
}

const minus = (a: Point, b: Point): Position => ({ x: Math.round(a.x - b.x), y: Math.round(a.y - b.y) });

/** A free layer at a point of the screen: the point is where a carried card would be held. */
export const openingAt = (slot: Slot, point: Point, toCanvas: (point: Point) => Point): Opening => ({ slot, at: point, corner: minus(toCanvas(point), { x: 20, y: inputPort(0).y }) });

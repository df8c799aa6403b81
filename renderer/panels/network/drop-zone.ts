/** Takes layers that are dropped from the palette: onto free canvas, or into a connection. */
import type { useSvelteFlow } from '@xyflow/svelte';
import { nearestConnection } from '../../diagram/geometry/route';
import { addLayerAt, addLayerInto, type Desk } from '../../state/editing';
import type { DropZone, ScreenPoint } from '../palette/drag.svelte';
import type { Drawing } from './canvas-context';

/** So near to a connection, in canvas pixels, a drop goes into it. */
const reach = 14;

/** From the pointer to the corner of the card it holds by its title. */
const grip = { x: 20, y: 26 };

export interface Dropping {
  readonly desk: Desk;
  readonly drawing: Drawing;
  readonly flow: Pick<ReturnType<typeof useSvelteFlow>, 'screenToFlowPosition'>;
  /** Told the connection that a drop would go into, or `null`. */
  readonly aim: (connection: string | null) => void;
}

export function canvasDropZone(element: HTMLElement, { desk, drawing, flow, aim }: Dropping): DropZone {
  const connectionAt = (point: ScreenPoint) => nearestConnection(drawing.connections.values(), flow.screenToFlowPosition(point), reach)?.id ?? null;
  return {
    element,
    hover: (point) => aim(point && connectionAt(point)),
    drop: (kind, point) => {
      const { x, y } = flow.screenToFlowPosition(point);
      const corner = { x: Math.round(x - grip.x), y: Math.round(y - grip.y) };
      const connection = connectionAt(point);
      if (connection === null) addLayerAt(desk, kind, corner);
      else addLayerInto(desk, kind, connection, corner);
    },
  };
}

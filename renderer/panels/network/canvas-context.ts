/** What cards and connections on the canvas know about the drawing as a whole. */
import { createContext } from 'svelte';
import type { Box } from '../../diagram/geometry/card';
import type { Route } from '../../diagram/geometry/route';
import type { PortHint } from './wire';

export interface DrawnConnection {
  readonly id: string;
  readonly route: Route;
  /** SVG path data of the route. */
  readonly path: string;
  /** The tensor shape it carries, e.g. `32×28×28`; empty while unknown. */
  readonly shape: string;
  readonly label: Box;
  readonly isWrong: boolean;
}

export interface Drawing {
  /** Whether the connection that is being dragged can go to a port. */
  readonly portHint: PortHint;
  /** Where the cards are, by layer id; follows them while they are being dragged. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** By connection id; follows the cards. */
  readonly connections: ReadonlyMap<string, DrawnConnection>;
  /** Id of the connection that a dragged layer would be dropped into. */
  readonly dropTarget: string | null;
}

export const [useDrawing, provideDrawing] = createContext<Drawing>();

/** Where a sign stands that tells of a connection: in the middle of the gap between two cards, or of its longest line. */
import type { Point } from './card';
import type { Route } from './route';

export interface Spot extends Point {
  /** Pixels along the connection. */
  readonly room: number;
}

/** Ports and arrowheads stay free. */
const atPorts = 16;

export function spotOn(route: Route): Spot {
  const [start, end] = [route[0], route[route.length - 1]];
  const lines = route.slice(1).flatMap((to, i) => (to.y === route[i].y ? [{ x: (to.x + route[i].x) / 2, y: to.y, room: Math.abs(to.x - route[i].x) }] : []));
  const gap: Spot = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2, room: end.x - start.x };
  const longest = lines.reduce((best, line) => (line.room > best.room ? line : best), gap);
  return { ...longest, room: Math.max(0, longest.room - atPorts) };
}

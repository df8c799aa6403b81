/**
 * The way of a connection between two cards: horizontal and vertical lines with round corners.
 * It leaves to the right, enters from the left, and goes around when the target lies behind.
 */
import { inputPort, outputPort, type Box, type Point } from './card';

/** Corners of the way, from the output port to the input port. */
export type Route = readonly Point[];

/** A connection runs straight at least this far out of and into a port. */
const stub = 16;
const cornerRadius = 22;
/** Distance from the cards of a way that has to go around them. */
const detour = 20;

/** The way from the output of one card to an input port of another. */
export function routeBetween(source: Box, target: Box, port: number): Route {
  const start = { x: source.x + outputPort.x, y: source.y + outputPort.y };
  const entry = inputPort(port);
  const end = { x: target.x + entry.x, y: target.y + entry.y };
  if (end.x - start.x < 2 * stub) return aroundRoute(start, end, channelBetween(source, target));
  return forwardRoute(start, end);
}

/** The way to a free end, while a connection is being dragged. */
export function forwardRoute(start: Point, end: Point): Route {
  if (Math.abs(end.y - start.y) < 1) return [start, end];
  const middle = (start.x + end.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}

function aroundRoute(start: Point, end: Point, channel: number): Route {
  const right = start.x + stub;
  const left = end.x - stub;
  return [start, { x: right, y: start.y }, { x: right, y: channel }, { x: left, y: channel }, { x: left, y: end.y }, end];
}

/** Height at which a way can go back to the left: in the gap between the cards, or below both. */
function channelBetween(source: Box, target: Box): number {
  const [upper, lower] = source.y <= target.y ? [source, target] : [target, source];
  const bottom = upper.y + upper.height;
  if (lower.y - bottom >= detour) return (bottom + lower.y) / 2;
  return Math.max(bottom, lower.y + lower.height) + detour;
}

/** SVG path data of a route with rounded corners. */
export function routePath(route: Route): string {
  const [first] = route;
  let path = `M${first.x},${first.y}`;
  for (let i = 1; i < route.length - 1; i++) path += corner(route[i - 1], route[i], route[i + 1]);
  const last = route[route.length - 1];
  return `${path}L${last.x},${last.y}`;
}

function corner(before: Point, at: Point, after: Point): string {
  const radius = Math.min(cornerRadius, distance(before, at) / 2, distance(at, after) / 2);
  if (radius < 0.5) return `L${at.x},${at.y}`;
  const from = towards(at, before, radius);
  const to = towards(at, after, radius);
  const turn = (at.x - before.x) * (after.y - at.y) - (at.y - before.y) * (after.x - at.x);
  return `L${from.x},${from.y}A${radius},${radius} 0 0 ${turn > 0 ? 1 : 0} ${to.x},${to.y}`;
}

const labelHeight = 18;
const labelLift = 13;
/** Width of one character of the label's monospaced type at 11 px, rounded up. */
const characterWidth = 6.7;

/** Where the label of a route stands: above its longest horizontal line, or across its longest vertical one. */
export function labelBox(route: Route, text: string): Box {
  const width = text.length * characterWidth + 8;
  const [a, b] = longestLine(route);
  const lift = a.y === b.y ? labelLift : 0;
  return { x: (a.x + b.x) / 2 - width / 2, y: (a.y + b.y) / 2 - lift - labelHeight / 2, width, height: labelHeight };
}

function longestLine(route: Route): readonly [Point, Point] {
  let best: readonly [Point, Point] = [route[0], route[1]];
  for (let i = 1; i + 1 < route.length; i++) {
    if (distance(route[i], route[i + 1]) > distance(...best)) best = [route[i], route[i + 1]];
  }
  return best;
}

/** Corners of an arrowhead whose tip is `gap` before the start of the route and which points out of it, against the arrow. */
export function backwardArrow(route: Route, size: number, gap: number): readonly [Point, Point, Point] {
  const [start] = route;
  const tip = { x: start.x + gap, y: start.y };
  return [tip, { x: tip.x + size, y: tip.y - size * 0.6 }, { x: tip.x + size, y: tip.y + size * 0.6 }];
}

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

function towards(from: Point, to: Point, length: number): Point {
  const share = length / distance(from, to);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The connection that passes within `reach` of a point, nearest first. */
export function nearestConnection<Drawn extends { readonly route: Route }>(drawn: Iterable<Drawn>, point: Point, reach: number): Drawn | undefined {
  let best: Drawn | undefined;
  let bestDistance = reach;
  for (const each of drawn) {
    const away = distanceToRoute(each.route, point);
    if (away <= bestDistance) [best, bestDistance] = [each, away];
  }
  return best;
}

function distanceToRoute(route: Route, point: Point): number {
  const lines = route.slice(1).map((end, index) => distanceToLine(point, route[index], end));
  return Math.min(...lines);
}

function distanceToLine(point: Point, a: Point, b: Point): number {
  const length = distance(a, b);
  if (length === 0) return distance(point, a);
  const along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length ** 2;
  const share = Math.min(1, Math.max(0, along));
  return distance(point, { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });
}

/**
 * The way of a connection between two cards: horizontal and vertical lines with round corners.
 * It leaves to the right, enters from the left, and goes around when the target lies behind.
 */
import { inputPort, outputPort, overlaps, type Box, type Point } from './card';

/** Corners of the way, from the output port to the input port. */
export type Route = readonly Point[];

/** A connection runs straight at least this far out of and into a port. */
const stub = 16;
const cornerRadius = 22;
/** Distance from the cards of a way that has to go around them. */
const detour = 20;
/** What each further card on its side adds to that distance, and how often. */
const laneStep = 4;
const mostLanes = 8;

/**
 * The way from the output of one card to an input port of another. Of the ways that are natural for the two places,
 * it takes the first that crosses the fewest other cards.
 */
export function routeBetween(source: Box, target: Box, port: number, cards: readonly Box[] = []): Route {
  const start = { x: source.x + source.width, y: source.y + outputPort.y };
  const entry = inputPort(port, target);
  const end = { x: target.x + entry.x, y: target.y + entry.y };
  if (end.x - start.x < 2 * stub) return clearest(channelsBetween(source, target).map((y) => aroundRoute(start, end, y)), cards);
  const straight = clearest(bendsBetween(start, end).map((x) => forwardRoute(start, end, x)), cards);
  const crossed = crossedBy(straight, cards);
  return crossed.length === 0 ? straight : clearest([...lanesPast(crossed).map((y) => passRoute(start, end, y)), straight], cards);
}

/** Whatever stands outside of this area has no influence on the way between two cards, nor on its label. */
export function surroundingsOf(source: Box, target: Box): Box {
  const margin = 2 * (detour + laneStep * mostLanes) + Math.max(source.width, source.height, target.width, target.height);
  const [left, top] = [Math.min(source.x, target.x), Math.min(source.y, target.y)];
  const right = Math.max(source.x + source.width, target.x + target.width);
  const bottom = Math.max(source.y + source.height, target.y + target.height);
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin };
}

/** The way to a free end, while a connection is being dragged. */
export function routeToPoint(start: Point, end: Point): Route {
  if (end.x - start.x >= 2 * stub) return forwardRoute(start, end, (start.x + end.x) / 2);
  return aroundRoute(start, end, (start.y + end.y) / 2);
}

function forwardRoute(start: Point, end: Point, bend: number): Route {
  if (Math.abs(end.y - start.y) < 1) return [start, end];
  return [start, { x: bend, y: start.y }, { x: bend, y: end.y }, end];
}

function aroundRoute(start: Point, end: Point, channel: number): Route {
  const right = start.x + stub;
  const left = end.x - stub;
  return [start, { x: right, y: start.y }, { x: right, y: channel }, { x: left, y: channel }, { x: left, y: end.y }, end];
}

/** Forward past cards that stand in the way. */
function passRoute(start: Point, end: Point, lane: number): Route {
  const [up, down] = [start.x + stub, end.x - stub];
  return [start, { x: up, y: start.y }, { x: up, y: lane }, { x: down, y: lane }, { x: down, y: end.y }, end];
}

/** Heights above and below cards. Ways past many cards keep farther away, so that nested ones do not lie on one another. */
function lanesPast(cards: readonly Box[]): number[] {
  const distance = detour + laneStep * Math.min(mostLanes, cards.length - 1);
  return [Math.min(...cards.map(({ y }) => y)) - distance, Math.max(...cards.map(({ y, height }) => y + height)) + distance];
}

/** Where a way forward can go up or down: half-way, soon after the source, or shortly before the target. */
const bendsBetween = (start: Point, end: Point): number[] => [(start.x + end.x) / 2, start.x + 2 * stub, end.x - 2 * stub];

/** Heights at which a way can go back to the left: in the gap between the cards, or around both. */
function channelsBetween(source: Box, target: Box): number[] {
  const [upper, lower] = source.y <= target.y ? [source, target] : [target, source];
  const bottom = upper.y + upper.height;
  const around = [Math.max(bottom, lower.y + lower.height) + detour, upper.y - detour];
  const gap = lower.y - bottom;
  return gap >= detour ? [bottom + gap / 2, bottom + detour, lower.y - detour, ...around] : around;
}

function clearest(routes: readonly Route[], cards: readonly Box[]): Route {
  let best = routes[0];
  let fewest = crossings(best, cards);
  for (const route of routes.slice(1)) {
    if (fewest === 0) break;
    const count = crossings(route, cards);
    if (count < fewest) [best, fewest] = [route, count];
  }
  return best;
}

const crossings = (route: Route, cards: readonly Box[]): number => crossedBy(route, cards).length;

/** A card that several lines cross is there as often. */
const crossedBy = (route: Route, cards: readonly Box[]): Box[] => linesOf(route).flatMap((line) => cards.filter((card) => overlaps(card, boxOf(line))));

type Line = readonly [Point, Point];

const linesOf = (route: Route): Line[] => route.slice(1).map((end, index) => [route[index], end]);

/** The area of a line, drawn in a little at its ends, where it touches the cards it connects. */
function boxOf([a, b]: Line): Box {
  const slack = a.y === b.y ? 2 : 0;
  const left = Math.min(a.x, b.x) + slack;
  const top = Math.min(a.y, b.y);
  return { x: left, y: top, width: Math.max(1, Math.abs(b.x - a.x) - 2 * slack), height: Math.max(1, Math.abs(b.y - a.y)) };
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
const characterWidth = 6.6;

/**
 * Where the label of a route stands: above its longest horizontal line or across its longest vertical one,
 * or at the next longest where it would cover a card; above all lines when there is no such place.
 */
export function labelBox(route: Route, text: string, cards: readonly Box[] = []): Box {
  const width = text.length * characterWidth + 6;
  const boxes = linesOf(route)
    .sort((a, b) => distance(...b) - distance(...a))
    .map((line) => labelAt(line, width));
  const top = Math.min(...route.map(({ y }) => y)) - outputPort.y - labelHeight - 2;
  return boxes.find((box) => !cards.some((card) => overlaps(card, box))) ?? { ...boxes[0], y: top };
}

function labelAt([a, b]: Line, width: number): Box {
  const lift = a.y === b.y ? labelLift : 0;
  return { x: (a.x + b.x) / 2 - width / 2, y: (a.y + b.y) / 2 - lift - labelHeight / 2, width, height: labelHeight };
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
  return Math.min(...linesOf(route).map(([a, b]) => distanceToLine(point, a, b)));
}

function distanceToLine(point: Point, a: Point, b: Point): number {
  const length = distance(a, b);
  if (length === 0) return distance(point, a);
  const along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length ** 2;
  const share = Math.min(1, Math.max(0, along));
  return distance(point, { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });
}

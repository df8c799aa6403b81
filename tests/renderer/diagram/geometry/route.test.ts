import { describe, expect, it } from 'vitest';
import { cardHeight, cardWidth, centerOf, inputPort, isInSight, outputPort, overlaps, type Box, type Point } from '../../../../renderer/diagram/geometry/card';
import { backwardArrow, labelBox, nearestConnection, routeBetween, routePath, routeToPoint, type Route } from '../../../../renderer/diagram/geometry/route';

const card = (x: number, y: number): Box => ({ x, y, width: cardWidth, height: cardHeight(1) });
const isUpright = (route: Route) => route.slice(1).every((point, i) => point.x === route[i]!.x || point.y === route[i]!.y);

/** Places of a second card around a first one at the origin: right, below, behind, above, very near, on top. */
const places = [
  [220, 0],
  [220, 132],
  [-660, 132],
  [-300, 0],
  [160, 90],
  [0, 200],
  [0, 0],
  [500, -300],
] as const;

describe.each(places)('a route to a card at %i, %i', (x, y) => {
  const source = card(0, 0);
  const target = card(x, y);
  const route = routeBetween(source, target, 0);

  it('runs from port to port in horizontal and vertical lines', () => {
    expect(route[0]).toEqual(outputPort);
    expect(route.at(-1)).toEqual({ x: x + inputPort(0).x, y: y + inputPort(0).y });
    expect(isUpright(route)).toBe(true);
  });

  it('leaves to the right and arrives from the left', () => {
    expect(route[1]!.x).toBeGreaterThan(route[0]!.x);
    expect(route.at(-2)!.x).toBeLessThan(route.at(-1)!.x);
  });

  it('has path data without gaps or nonsense', () => {
    expect(routePath(route)).toMatch(/^M[\d.,-]+([LA][\d., -]+)+$/);
    expect(routePath(route)).not.toContain('NaN');
  });
});

describe('routes', () => {
  it('are straight between level ports', () => {
    expect(routeBetween(card(0, 0), card(220, 0), 0)).toHaveLength(2);
  });

  it('go back through the gap between two rows', () => {
    const ys = routeBetween(card(660, 0), card(0, 132), 0).map(({ y }) => y);
    expect(Math.max(...ys)).toBeLessThanOrEqual(132 + inputPort(0).y);
    expect(ys.some((y) => y > cardHeight(1) && y < 132)).toBe(true);
  });

  it('avoid a card in between where another natural way is free', () => {
    const source = card(0, 0);
    const target = card(700, 200);
    const between = card(350, 60);
    const middle = (outputPort.x + 700) / 2;
    expect(routeBetween(source, target, 0)[1]!.x).toBe(middle);
    expect(routeBetween(source, target, 0, [source, target, between])[1]!.x).not.toBe(middle);
  });

  it('follow the pointer while a connection is dragged', () => {
    for (const end of [{ x: 100, y: 50 }, { x: -100, y: 50 }, { x: 0, y: 0 }]) {
      const route = routeToPoint({ x: 0, y: 0 }, end);
      expect(route.at(-1)).toEqual(end);
      expect(isUpright(route)).toBe(true);
    }
  });
});

describe('labels', () => {
  it('cover neither of the two cards', () => {
    for (const [x, y] of places.slice(0, 4)) {
      const cards = [card(0, 0), card(x, y)];
      const box = labelBox(routeBetween(cards[0]!, cards[1]!, 0), '128×112×112', cards);
      expect(cards.some((each) => overlaps(each, box)), `at ${x}, ${y}`).toBe(false);
    }
  });

  it('fit between two cards of a row', () => {
    const cards = [card(0, 0), card(220, 0)];
    const box = labelBox(routeBetween(cards[0]!, cards[1]!, 0), '32×28×28', cards);
    expect(box.x).toBeGreaterThanOrEqual(cardWidth);
    expect(box.x + box.width).toBeLessThanOrEqual(220);
  });
});

it('finds the connection near a point', () => {
  const drawn = [
    { id: 'upper', route: [{ x: 0, y: 0 }, { x: 100, y: 0 }] },
    { id: 'lower', route: [{ x: 0, y: 20 }, { x: 100, y: 20 }] },
  ];
  expect(nearestConnection(drawn, { x: 50, y: 6 }, 14)?.id).toBe('upper');
  expect(nearestConnection(drawn, { x: 50, y: 15 }, 14)?.id).toBe('lower');
  expect(nearestConnection(drawn, { x: 150, y: 0 }, 14)).toBeUndefined();
});

it('points the arrowhead of a gradient back at the source', () => {
  const [tip, left, right] = backwardArrow([{ x: 10, y: 5 }, { x: 100, y: 5 }], 8, 2);
  expect(tip).toEqual({ x: 12, y: 5 });
  expect(left.x).toBeGreaterThan(tip.x);
  expect(right.y - tip.y).toBeCloseTo(tip.y - left.y);
});

it('knows what is in sight', () => {
  const room = { width: 400, height: 300 };
  const center = centerOf(card(10, 10));
  expect(center).toEqual({ x: 10 + cardWidth / 2, y: 10 + cardHeight(1) / 2 });
  expect(isInSight(center, { x: 0, y: 0, zoom: 1 }, room)).toBe(true);
  expect(isInSight(center, { x: -100, y: 0, zoom: 1 }, room)).toBe(false);
  expect(isInSight(center, { x: 0, y: 0, zoom: 8 }, room)).toBe(false);
});

describe('a route past other cards', () => {
  const row = [0, 1, 2, 3, 4].map((column) => card(column * 220, 0));
  const between = (cards: readonly Box[], route: Route) => cards.filter((each) => route.slice(1).some((end, i) => overlaps(each, lineBox(route[i]!, end))));
  const lineBox = (a: Point, b: Point): Box => ({ x: Math.min(a.x, b.x) + 1, y: Math.min(a.y, b.y), width: Math.max(0, Math.abs(a.x - b.x) - 2), height: Math.abs(a.y - b.y) });

  it('goes above them instead of through them', () => {
    const route = routeBetween(row[0]!, row[4]!, 1, row);
    expect(between(row.slice(1, 4), route)).toEqual([]);
    expect(Math.min(...route.map(({ y }) => y))).toBeLessThan(0);
  });

  it('keeps its distance from a shorter one inside', () => {
    const top = (first: number, last: number) => Math.min(...routeBetween(row[first]!, row[last]!, 1, row).map(({ y }) => y));
    expect(top(0, 4)).toBeLessThan(top(1, 3));
  });

  it('goes below where there are cards above', () => {
    const above = row.map(({ x }) => card(x, -100));
    const route = routeBetween(row[0]!, row[4]!, 1, [...row, ...above]);
    expect(between([...row.slice(1, 4), ...above], route)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { areaOf } from '../../../../renderer/visuals/gradient-flow/area';

const room = { width: 700, height: 400 };
const way = [{ x: 100, y: 50 }, { x: 100, y: 90 }, { x: 300, y: 90 }];

describe('the area of a gradient flow', () => {
  it('holds the ways with room for the widest line and its arrowhead, and no more', () => {
    const { x, y, width, height } = areaOf(way, { x: 10, y: 20, zoom: 2 }, room);
    expect([x, y]).toEqual([177, 87]);
    expect([x + width, y + height]).toEqual([643, 233]);
  });

  it('does not reach out of the window', () => {
    expect(areaOf(way, { x: -500, y: -100, zoom: 3 }, room)).toEqual({ x: 0, y: 0, width: 450, height: 220 });
    expect(areaOf(way, { x: 2000, y: 0, zoom: 1 }, room).width).toBe(0);
  });

  it('is empty where nothing flows', () => {
    expect(areaOf([], { x: 0, y: 0, zoom: 1 }, room)).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });
});

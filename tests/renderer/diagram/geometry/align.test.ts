import { describe, expect, it } from 'vitest';
import { aligned, boundsOf, distributed, isInside } from '../../../../renderer/diagram/geometry/align';
import { grid, snap } from '../../../../renderer/diagram/geometry/snap';

const boxes = new Map([
  ['a', { x: 0, y: 0, width: 100, height: 50 }],
  ['b', { x: 130, y: 40, width: 60, height: 80 }],
  ['c', { x: 400, y: 10, width: 100, height: 50 }],
]);
const along = (corners: Map<string, { x: number; y: number }>, axis: 'x' | 'y') => [...corners.values()].map((corner) => corner[axis]);

describe('aligning', () => {
  it.each([
    ['left', 'x', [0, 0, 0]],
    ['right', 'x', [400, 440, 400]],
    ['center', 'x', [200, 220, 200]],
    ['top', 'y', [0, 0, 0]],
    ['bottom', 'y', [70, 40, 70]],
    ['middle', 'y', [35, 20, 35]],
  ] as const)('%s moves along one axis only', (alignment, axis, expected) => {
    const corners = aligned(boxes, alignment);
    expect(along(corners, axis)).toEqual(expected);
    const other = axis === 'x' ? 'y' : 'x';
    expect(along(corners, other)).toEqual([...boxes.values()].map((box) => box[other]));
  });

  it('distributes with equal gaps and leaves the ends', () => {
    expect(along(distributed(boxes, 'x'), 'x')).toEqual([0, 220, 400]);
    expect(isInside(boxes.get('b')!, boundsOf(boxes.values()))).toBe(true);
    expect(isInside(boundsOf(boxes.values()), boxes.get('b')!)).toBe(false);
  });
});

describe('snapping', () => {
  const [a, , c] = [...boxes.values()] as const;

  it('takes the nearest line of another box and shows from where to where', () => {
    const { offset, guides } = snap({ x: 4, y: 300, width: 100, height: 50 }, [a!, c!], 8);
    expect(offset.x).toBe(-4);
    expect(guides).toEqual([{ axis: 'x', at: 0, from: 0, to: 300 + 50 + offset.y }]);
  });

  it('prefers tops to middles when both are level', () => {
    const { guides } = snap({ x: 700, y: 3, width: 100, height: 50 }, [a!], 8);
    expect(guides).toEqual([{ axis: 'y', at: 0, from: 0, to: 704 + 100 }]);
  });

  it('goes to the grid where nothing is near', () => {
    const { offset, guides } = snap({ x: 733, y: 505, width: 10, height: 10 }, [a!], 8);
    expect([(733 + offset.x) % grid, (505 + offset.y) % grid, guides]).toEqual([0, 0, []]);
    expect(Math.abs(offset.x)).toBeLessThanOrEqual(grid / 2);
  });
});

import { describe, expect, it } from 'vitest';
import { encode, mostShown, neighborOf, placeOf, unitName, valueOf, type Target } from '../../../../../../renderer/panels/views/units-and-weights/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/units-and-weights/drawing/sample';

const size = { width: 300, height: 150 };

describe('units and weights', () => {
  it('have a line for each weight, as wide as it is large', () => {
    const { edges, most } = encode(sample, size);
    expect(most).toBe(4);
    expect(edges.map(({ column, to, from, weight }) => [column, to, from, weight])).toEqual([[1, 0, 0, 1], [1, 0, 1, -2], [1, 1, 0, 0.5], [1, 1, 1, 0], [2, 0, 0, 4], [2, 0, 1, -1]]);
    const widths = edges.map(({ width }) => width);
    expect(Math.max(...widths)).toBe(widths[4]);
    expect(Math.min(...widths)).toBe(widths[3]);
  });

  it('stay inside of the drawing, however many there are', () => {
    for (const units of [1, 8, 40]) {
      const wide = [sample[0]!, { name: 'Wide', units, pictures: new Float32Array(16 * units), incoming: { weight: new Float32Array(2 * units) } }];
      const { nodes, columns } = encode(wide, size);
      expect(nodes.filter(({ column }) => column === 1)).toHaveLength(Math.min(mostShown, units));
      expect(columns[1]!.left).toBe(Math.max(0, units - mostShown));
      for (const { x, y, side } of nodes) expect(x >= 0 && y >= 0 && x + side <= size.width && y + side <= size.height + 1).toBe(true);
    }
  });

  it('stand among those there are to choose, with room for their check boxes and a size of their own', () => {
    const [first, ...others] = sample;
    const chosen = [{ ...first!, unitNames: ['x²', 'xy'], among: { rows: 7, places: [2, 4] } }, ...others];
    const { nodes, edges, columns } = encode(chosen, { width: 400, height: 200 });
    expect(columns[0]!.rows).toHaveLength(7);
    expect(nodes.filter(({ column }) => column === 0).map(({ y, side }) => y + side / 2)).toEqual([columns[0]!.rows[2], columns[0]!.rows[4]]);
    expect(nodes[0]!.x).toBeGreaterThanOrEqual(60);
    expect(nodes[0]!.side).toBeLessThan(nodes.at(-1)!.side);
    expect(edges.find(({ to, from }) => to === 0 && from === 1)!.path).toContain(`,${columns[0]!.rows[4]!.toFixed(1)}C`);
    expect([unitName(chosen[0]!, 1), unitName(chosen[1]!, 1)]).toEqual(['xy', 'Hidden 2']);
  });

  it('find the number of a weight and of a bias', () => {
    expect(valueOf(sample, { column: 1, to: 1, from: 0 })).toBe(0.5);
    expect(valueOf(sample, { column: 1, to: 1, from: null })).toBe(-0.1);
    expect(valueOf(sample, { column: 0, to: 0, from: null })).toBeUndefined();
  });

  it('edit a weight in the middle between its units', () => {
    const marks = encode(sample, size);
    const [start, end] = [placeOf(marks, { column: 1, to: 0, from: null }), placeOf(marks, { column: 2, to: 0, from: null })];
    expect(placeOf(marks, { column: 2, to: 0, from: 0 })).toEqual({ x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 });
  });

  it('are all reached with the arrow to the right', () => {
    const first: Target = { column: 1, to: 0, from: null };
    const way: Target[] = [first];
    for (let next = neighborOf(sample, first, 'ArrowRight'); next; next = neighborOf(sample, next, 'ArrowRight')) way.push(next);
    expect(way.map(({ column, from }) => [column, from])).toEqual([[1, null], [1, 0], [1, 1], [2, null], [2, 0], [2, 1]]);
    expect(neighborOf(sample, first, 'ArrowDown')).toEqual({ column: 1, to: 1, from: null });
    expect(neighborOf(sample, { column: 2, to: 0, from: null }, 'ArrowLeft')).toEqual({ column: 1, to: 0, from: 1 });
  });
});

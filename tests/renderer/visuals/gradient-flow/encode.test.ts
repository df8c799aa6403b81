import { describe, expect, it } from 'vitest';
import { encodeFlow, extremes } from '../../../../renderer/visuals/gradient-flow/encode';

const connections = [
  { id: 'a-b', from: 'a' },
  { id: 'b-c', from: 'b' },
  { id: 'c-d', from: 'c' },
];
const norms = (values: Record<string, number>) => new Map(Object.entries(values).map(([id, gradientNorm]) => [id, { gradientNorm }]));

describe('encodeFlow', () => {
  it('shows nothing before the first backward pass', () => {
    expect(encodeFlow(connections, new Map())).toEqual([]);
  });

  it('marks only connections whose source has a gradient, with the norm at its output', () => {
    const marks = encodeFlow(connections, norms({ b: 0.01, c: 0.1 }));
    expect(marks.map(({ connection, norm }) => [connection, norm])).toEqual([
      ['b-c', 0.01],
      ['c-d', 0.1],
    ]);
  });

  it('draws a larger gradient wider, stronger and faster', () => {
    const [small, middle, large] = encodeFlow(connections, norms({ a: 1e-4, b: 1e-2, c: 1 }));
    for (const property of ['width', 'opacity', 'speed'] as const) {
      expect(small![property]).toBeLessThan(middle![property]);
      expect(middle![property]).toBeLessThan(large![property]);
    }
  });

  it('stays in bounds for every norm', () => {
    for (const norm of [0, 1e-300, 1e300, Infinity, NaN]) {
      const [mark] = encodeFlow(connections, norms({ a: norm }));
      expect(mark!.width).toBeGreaterThanOrEqual(1);
      expect(mark!.width).toBeLessThanOrEqual(9);
      expect(mark!.opacity).toBeGreaterThan(0);
      expect(mark!.opacity).toBeLessThanOrEqual(1);
      expect(Number.isFinite(mark!.speed)).toBe(true);
    }
  });

  it('lets nothing move where nothing flows', () => {
    expect(encodeFlow(connections, norms({ a: 0 }))[0]!.speed).toBe(0);
  });
});

describe('extremes', () => {
  it('finds the largest and the smallest gradient; what is not a number is largest', () => {
    expect(extremes([])).toBeNull();
    const ends = extremes(encodeFlow(connections, norms({ a: 1, b: NaN, c: 1e-9 })))!;
    expect([ends.largest.connection, ends.smallest.connection]).toEqual(['b-c', 'c-d']);
  });
});

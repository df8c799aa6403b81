import { describe, expect, it } from 'vitest';
import { encode } from '../../../../../../renderer/panels/views/gradient-seismograph/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/gradient-seismograph/drawing/sample';

const size = { width: 420, height: 190 };

describe('encode', () => {
  it('has nothing to draw before the first backward pass', () => {
    expect(encode({ layers: sample.layers, samples: [] }, size)).toBeNull();
  });

  it('stacks one strip per layer inside the drawing, in the given order', () => {
    const { strips, left, columnWidth } = encode(sample, size)!;
    expect(strips.map(({ name }) => name)).toEqual(['Dense', 'Convolution']);
    expect(strips[0]!.top + strips[0]!.height).toBeLessThan(strips[1]!.top);
    expect(strips[1]!.top + strips[1]!.height).toBeLessThan(size.height);
    expect(left + strips[0]!.strengths.length * columnWidth).toBeLessThanOrEqual(size.width);
  });

  it('fades where the gradient fades, and nowhere else', () => {
    const [dense, conv] = encode(sample, size)!.strips;
    expect(new Set(dense!.strengths.map((strength) => strength.toFixed(6))).size).toBe(1);
    expect(conv!.strengths[0]).toBeGreaterThan(0.6);
    expect(conv!.strengths.at(-1)).toBeLessThan(0.1);
    expect(conv!.strengths.every((strength, column) => column === 0 || strength <= conv!.strengths[column - 1]! + 1e-12)).toBe(true);
  });

  it('leaves no gap between measurements and marks what was never measured', () => {
    const samples = [1, 500, 1000].map((step) => ({ step, norms: new Map([['dense', 1]]) }));
    const [dense, conv] = encode({ layers: sample.layers, samples }, size)!.strips;
    expect(dense!.strengths.every((strength) => strength >= 0)).toBe(true);
    expect(conv!.strengths.every((strength) => strength === -1)).toBe(true);
  });
});

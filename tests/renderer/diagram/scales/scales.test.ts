import { describe, expect, it } from 'vitest';
import { gradientDomain, gradientDomainText, gradientOpacity, gradientSpeed, gradientStrength, gradientWidth } from '../../../../renderer/diagram/scales/gradient';
import { healthBounds, healthLevel, healthOf, updateRatio } from '../../../../renderer/diagram/scales/health';
import { flopText, grouped, readable, scientific, shortCount } from '../../../../renderer/diagram/scales/number-text';

const norms = Array.from({ length: 60 }, (_, i) => 10 ** (-10 + i / 4));

describe('the scale of gradients', () => {
  it('grows with the norm and stays between 0 and 1', () => {
    const strengths = norms.map(gradientStrength);
    expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
    expect(Math.min(...strengths)).toBe(0);
    expect(Math.max(...strengths)).toBe(1);
  });

  it('has its ends at the ends of the domain, also as written', () => {
    expect(gradientDomainText.map(Number)).toEqual(gradientDomain);
    expect(gradientStrength(gradientDomain[0])).toBe(0);
    expect(gradientStrength(gradientDomain[1])).toBe(1);
  });

  it('shows nothing as weakest and an exploded norm as strongest', () => {
    expect(gradientStrength(0)).toBe(0);
    expect(gradientStrength(NaN)).toBe(1);
    expect(gradientStrength(Infinity)).toBe(1);
  });

  it.each([gradientWidth, gradientOpacity, gradientSpeed])('maps %o upwards and visibly', (scale) => {
    expect(scale(0)).toBeGreaterThan(0);
    expect(scale(1)).toBeGreaterThan(scale(0.5));
    expect(scale(0.5)).toBeGreaterThan(scale(0));
  });
});

describe('health', () => {
  it.each([
    [0, 'vanishing'],
    [healthBounds.vanishing / 2, 'vanishing'],
    [healthBounds.vanishing, 'small'],
    [healthBounds.small, 'healthy'],
    [1e-3, 'healthy'],
    [healthBounds.large, 'healthy'],
    [healthBounds.large * 2, 'large'],
    [healthBounds.exploding * 2, 'exploding'],
    [Infinity, 'exploding'],
    [NaN, 'exploding'],
  ] as const)('judges %d as %s', (ratio, expected) => {
    expect(healthOf(ratio)).toBe(expected);
    expect(healthLevel[expected]).toMatch(/healthy|watch|alarm/);
  });

  it('divides update by weight', () => {
    expect(updateRatio({ updateNorm: 2, weightNorm: 8 })).toBe(0.25);
    expect(updateRatio({ updateNorm: 0, weightNorm: 0 })).toBe(0);
    expect(updateRatio({ updateNorm: 1, weightNorm: 0 })).toBe(Infinity);
  });
});

describe('numbers as text', () => {
  it.each([
    [0.0312, '3.1e-2'],
    [0.3199, '0.32'],
    [5, '5.0'],
    [42.4, '42'],
    [12345, '1.2e4'],
    [-0.001, '-1.0e-3'],
    [0, '0'],
    [NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('writes %d as %s', (value, text) => expect(scientific(value)).toBe(text));

  it('writes numbers to read, without zeros at the end', () => {
    expect([0.19661, -4, 0.5, 99.96, 1234.5, -0.00025, 0, 2.5e7, NaN].map(readable)).toEqual(['0.197', '-4', '0.5', '100', '1235', '-2.5e-4', '0', '2.5e7', 'NaN']);
  });

  it('groups, shortens and counts operations', () => {
    expect(grouped(18496)).toBe('18,496');
    expect([shortCount(320), shortCount(18496), shortCount(1_234_567)]).toEqual(['320', '18.5k', '1.2M']);
    expect([40, 1568, 62_720, 7_225_344, 2e9].map(flopText)).toEqual(['40 FLOP', '1.57 kFLOP', '62.7 kFLOP', '7.23 MFLOP', '2.00 GFLOP']);
  });
});

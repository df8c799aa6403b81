import { describe, expect, it } from 'vitest';
import { legendTexts, lookAt, placeOf } from '../../../../../../renderer/panels/views/gradient-seismograph/drawing/scale';
import { healthOf } from '../../../../../../renderer/diagram/scales/health';
import { gradientStrength } from '../../../../../../renderer/diagram/scales/gradient';
import { quantities } from '../../../../../../renderer/panels/views/gradient-seismograph/quantities';

describe('placeOf', () => {
  it('is the scale that gradients have everywhere', () => {
    for (const norm of [0, 1e-9, 1e-5, 3e-4, 0.02, 1, 10, 1e6, Infinity, NaN]) expect(placeOf(quantities.gradient.scale, norm)).toBeCloseTo(gradientStrength(norm), 12);
  });

  it('has a side for each sign', () => {
    expect(placeOf(quantities.mean.scale, 1)).toBeCloseTo(0.5, 12);
    expect(placeOf(quantities.mean.scale, -1)).toBeCloseTo(-0.5, 12);
    expect(lookAt(quantities.mean.scale, -0.5).token).toBe(0);
    expect(lookAt(quantities.mean.scale, 0.5).token).toBe(1);
  });

  it('shows shares as they are', () => {
    expect([0, 0.25, 1].map((share) => placeOf(quantities.stuck.scale, share))).toEqual([0, 0.25, 1]);
  });
});

it('colors update ratios as they are judged', () => {
  const { scale, judge } = quantities.ratio;
  const bandOf: Record<string, string> = { vanishing: 'watch', small: 'watch', healthy: 'healthy', large: 'alarm', exploding: 'alarm' };
  for (let exponent = -6.95; exponent < 1; exponent += 0.1) {
    const ratio = 10 ** exponent;
    expect(scale.tokens[lookAt(scale, placeOf(scale, ratio)).token]).toBe(bandOf[healthOf(ratio)]);
    expect(judge(ratio, NaN)).toBe(healthOf(ratio));
  }
});

it('gets darker with the size, so that colors are not needed to tell more from less', () => {
  for (const { scale } of Object.values(quantities)) {
    const opacities = Array.from({ length: 11 }, (_, i) => lookAt(scale, i / 10).opacity);
    expect(opacities.every((opacity, i) => i === 0 || opacity > opacities[i - 1]!)).toBe(true);
  }
});

it('judges gradients by that of the last layer', () => {
  const { judge } = quantities.gradient;
  expect([1e-5, 9e-4, 2e-3, 1, 900, 2000, Infinity].map((norm) => judge(norm, 1))).toEqual(['vanishing', 'vanishing', 'healthy', 'healthy', 'healthy', 'exploding', 'exploding']);
});

it('writes ends and bounds into the legend', () => {
  expect(legendTexts(quantities.gradient.scale)).toEqual(['1e-5', '10']);
  expect(legendTexts(quantities.ratio.scale)).toEqual(['1e-6', '1e-4', '1e-2', '1']);
  expect(legendTexts(quantities.mean.scale)).toEqual(['−1e3', '0', '1e3']);
  expect(legendTexts(quantities.stuck.scale)).toEqual(['0', '50', '100 %']);
});

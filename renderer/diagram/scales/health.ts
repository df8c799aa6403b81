/**
 * How healthy training is in a layer, judged by how far one update moves its weights:
 * norm of the update divided by norm of the weights. About 10⁻³ is usual; the bounds leave a factor
 * of ten to each side, and another factor of ten until the alarm.
 */

export type Health = 'vanishing' | 'small' | 'healthy' | 'large' | 'exploding';

/** Ratios at which one judgement gives way to the next. */
export const healthBounds = { vanishing: 1e-5, small: 1e-4, large: 1e-2, exploding: 1e-1 } as const;

/** Three levels: a filled circle, a triangle, an octagon. */
export const healthLevel = { vanishing: 'alarm', small: 'watch', healthy: 'healthy', large: 'watch', exploding: 'alarm' } as const;

export type HealthLevel = (typeof healthLevel)[Health];

/** Update norm divided by weight norm; infinite when all weights are zero but move. */
export function updateRatio({ updateNorm, weightNorm }: { readonly updateNorm: number; readonly weightNorm: number }): number {
  return updateNorm === 0 ? 0 : updateNorm / weightNorm;
}

/** Judges a ratio; one that is not a number has exploded. */
export function healthOf(ratio: number): Health {
  if (Number.isNaN(ratio) || ratio > healthBounds.exploding) return 'exploding';
  if (ratio > healthBounds.large) return 'large';
  if (ratio >= healthBounds.small) return 'healthy';
  return ratio >= healthBounds.vanishing ? 'small' : 'vanishing';
}

/**
 * Shares of dead or saturated units at which they are worth a look, and an alarm. CS231n, "Neural Networks Part 1", has seen
 * 40 % of a network dead; fewer than half may be chance.
 */
export const shareBounds = { watch: 0.5, alarm: 0.9 } as const;

export const shareLevel = (share: number): HealthLevel => (share >= shareBounds.alarm ? 'alarm' : share >= shareBounds.watch ? 'watch' : 'healthy');

/**
 * The gradient of a layer as a share of that of the last one: from here on it vanishes, or explodes. With variances that
 * are kept from layer to layer (Glorot and Bengio 2010, He et al. 2015) all gradients are of about one size. A sigmoid
 * has a slope of at most 1/4: five of them leave less than the lower bound (Bengio et al. 1994, Pascanu et al. 2013).
 */
export const gradientShareBounds = { vanishing: 1e-3, exploding: 1e3 } as const;

export function gradientHealth(norm: number, normOfLast: number): Health {
  if (!Number.isFinite(norm)) return 'exploding';
  const share = norm / normOfLast;
  if (share < gradientShareBounds.vanishing) return 'vanishing';
  return share > gradientShareBounds.exploding ? 'exploding' : 'healthy';
}

/**
 * One scale for the size of a gradient, everywhere it is drawn: the decimal logarithm of its norm,
 * from 10⁻⁵ (thin, pale, slow) to 10 (thick, full, fast). It never adapts to the data,
 * so that two pictures can be compared. Sizes beyond the ends look like the ends.
 */
export const gradientDomain = [1e-5, 1e1] as const;

/** The ends of the scale as they are written in legends. */
export const gradientDomainText = ['1e-5', '10'] as const;

const [least, most] = gradientDomain.map(Math.log10);

/** Place of a norm on the scale, 0 to 1; a norm that is not a number has exploded and gets 1. */
export function gradientStrength(norm: number): number {
  if (Number.isNaN(norm)) return 1;
  if (norm <= 0) return 0;
  return Math.min(1, Math.max(0, (Math.log10(norm) - least) / (most - least)));
}

/** Line width in pixels at zoom 1. */
export const gradientWidth = (strength: number): number => 1 + 7.5 * strength;

/** The palest mark is still visible. */
export const gradientOpacity = (strength: number): number => 0.35 + 0.65 * strength;

/** How fast dashes move, in pixels per second. */
export const gradientSpeed = (strength: number): number => 10 + 34 * strength;

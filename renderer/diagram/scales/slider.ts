/** Where a number stands on a slider, and which number stands at a place of it. */

/**
 * What deserves equal room: equal differences, factors of ten of the number (`fromZero` has 0 at its beginning), or
 * factors of ten of its distance to 1.
 */
export interface SliderScale {
  readonly kind: 'linear' | 'logarithmic' | 'fromZero' | 'closeToOne';
  readonly least: number;
  readonly most: number;
}

/** How many powers of ten a scale from zero shows. */
const decades = 4;

/** 0 to 1. */
export function placeOf({ kind, least, most }: SliderScale, value: number): number {
  if (kind === 'fromZero' && value === 0) return 0;
  const [from, to] = ends(kind, least, most);
  return Math.max(0, Math.min(1, (stretched(kind, value) - from) / (to - from)));
}

/** Rounded to what can be read: two significant digits, of the distance to 1 where that counts. */
export function valueAt({ kind, least, most }: SliderScale, place: number): number {
  if (place <= 0) return least;
  if (place >= 1) return most;
  const [from, to] = ends(kind, least, most);
  const at = from + place * (to - from);
  if (kind === 'linear') return Number(at.toPrecision(2));
  if (kind === 'closeToOne') return Number((1 - Number((10 ** -at).toPrecision(2))).toPrecision(6));
  return Number((10 ** at).toPrecision(2));
}

function ends(kind: SliderScale['kind'], least: number, most: number): readonly [number, number] {
  if (kind === 'fromZero') return [Math.log10(most) - decades, Math.log10(most)];
  return [stretched(kind, least), stretched(kind, most)];
}

function stretched(kind: SliderScale['kind'], value: number): number {
  if (kind === 'linear') return value;
  return kind === 'closeToOne' ? -Math.log10(1 - value) : Math.log10(value);
}

/** One scale for all strips: where a value lies between faded and full, and its color there. It never adapts to the data. */
export interface Scale {
  readonly kind: 'log' | 'share';
  readonly domain: readonly [number, number];
  /** One token; two for values with a sign (below and above zero); or with `bounds` one for each band from the lowest up. */
  readonly tokens: readonly string[];
  readonly bounds?: readonly [number, number];
}

/** Place of a value, 0 to 1; negative for one below zero on a scale with signs. What is not finite is beyond the end. */
export function placeOf({ kind, domain: [least, most], tokens }: Scale, value: number): number {
  if (Number.isNaN(value)) return 1;
  const size = Math.abs(value);
  const place = kind === 'share' ? (size - least) / (most - least) : Math.log10(size / least) / Math.log10(most / least);
  const bounded = Math.min(1, Math.max(0, place));
  return tokens.length === 2 && value < 0 ? -bounded : bounded;
}

/** Index of the token and opacity at a place. Lightness alone tells the order, hue the band or the sign. */
export function lookAt(scale: Scale, place: number): { readonly token: number; readonly opacity: number } {
  const opacity = 0.04 + 0.96 * Math.abs(place);
  if (scale.tokens.length === 2) return { token: place < 0 ? 0 : 1, opacity };
  const { bounds } = scale;
  if (!bounds) return { token: 0, opacity };
  return { token: bounds.filter((bound) => place > placeOf(scale, bound)).length, opacity };
}

const text = (value: number): string => (value >= 0.1 && value <= 10 ? String(value) : `1e${Math.round(Math.log10(value))}`);

/** What stands in the legend, evenly from end to end: of a scale with signs the middle, of one with bands their bounds. */
export function legendTexts({ kind, domain, bounds, tokens }: Scale): readonly string[] {
  if (kind === 'share') return ['0', '50', '100 %'];
  const texts = [domain[0], ...(bounds ?? []), domain[1]].map(text);
  return tokens.length === 2 ? [`−${text(domain[1])}`, '0', text(domain[1])] : texts;
}

/** Pixels of regions and of heat maps over the plane. Pure. */
import { largestOf } from './points';

/** Red, green, blue from 0 to 255. */
export type Color = readonly [number, number, number];

export interface SignedColors {
  readonly negative: Color;
  readonly zero: Color;
  readonly positive: Color;
}

/** `#rrggbb`, as tokens are written. */
export const colorOf = (token: string): Color => [1, 3, 5].map((start) => parseInt(token.trim().slice(start, start + 2), 16)) as unknown as Color;

/** How much of the color of a class a region gets that is sure of it; the points on it must stay readable. */
const mostShade = 0.62;
const leastShade = 0.1;

/** The color of the most probable class, the stronger the further above chance. `width` probabilities for each pixel. */
export function paintClasses(values: Float32Array, width: number, colors: readonly Color[], background: Color): Uint8ClampedArray<ArrayBuffer> {
  const count = values.length / width;
  const pixels = new Uint8ClampedArray(4 * count);
  const chance = 1 / width;
  for (let i = 0; i < count; i++) {
    const best = largestOf(values, i * width, width);
    const sure = Math.min(1, Math.max(0, (values[i * width + best]! - chance) / (1 - chance)));
    put(pixels, i, background, colors[best % colors.length]!, leastShade + (mostShade - leastShade) * (sure || 0));
  }
  return pixels;
}

/** One of `width` numbers for each pixel, on both sides of zero; `most` gets the full color. */
export function paintSigned(values: Float32Array, width: number, unit: number, { negative, zero, positive }: SignedColors, most: number): Uint8ClampedArray<ArrayBuffer> {
  const count = values.length / width;
  const pixels = new Uint8ClampedArray(4 * count);
  for (let i = 0; i < count; i++) {
    const value = values[i * width + unit]!;
    const strength = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
    put(pixels, i, zero, value < 0 ? negative : positive, strength || 0);
  }
  return pixels;
}

function put(pixels: Uint8ClampedArray, pixel: number, from: Color, to: Color, share: number): void {
  for (let channel = 0; channel < 3; channel++) pixels[4 * pixel + channel] = from[channel]! + (to[channel]! - from[channel]!) * share;
  pixels[4 * pixel + 3] = 255;
}

/** The largest size of one of `width` numbers; numbers that are not finite do not count. */
export function mostOf(values: Float32Array, width = 1, unit = 0): number {
  let most = 0;
  for (let i = unit; i < values.length; i += width) if (Math.abs(values[i]!) > most && Number.isFinite(values[i])) most = Math.abs(values[i]!);
  return most;
}

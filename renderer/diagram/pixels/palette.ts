/** From numbers to the colors of pixels: gray as a screen shows brightness, or blue above zero and orange below. */
import { rgb } from 'd3';

/** Red, green, blue from 0 to 255. */
export type Color = readonly [number, number, number];

/** Both ends of the diverging scale and what zero looks like. */
export interface Palette {
  readonly negative: Color;
  readonly zero: Color;
  readonly positive: Color;
}

const colorOf = (text: string): Color => {
  const { r, g, b } = rgb(text.trim());
  return [r, g, b];
};

/** The tokens as they are where the element stands. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): Color => colorOf(style.getPropertyValue(name));
  return { negative: token('--negative'), zero: token('--background'), positive: token('--positive') };
}

/** @param most the size that gets the full color; larger ones look like it */
export function divergingColor(value: number, most: number, { negative, zero, positive }: Palette): Color {
  const strength = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
  const end = value < 0 ? negative : positive;
  return [0, 1, 2].map((part) => Math.round(zero[part]! + strength * (end[part]! - zero[part]!))) as unknown as Color;
}

/** 0 to 255 of a value between two ends. */
export const grayOf = (value: number, least: number, most: number): number => (most > least ? Math.round((255 * Math.min(Math.max(value - least, 0), most - least)) / (most - least)) : 0);

/** What a pixel is painted by. */
export type Scale =
  | { readonly kind: 'gray'; readonly least: number; readonly most: number }
  | { readonly kind: 'diverging'; readonly most: number };

/** A picture of one channel, or of three that are red, green and blue. */
export interface Picture {
  readonly height: number;
  readonly width: number;
  /** Row by row; of each channel one. */
  readonly channels: readonly ArrayLike<number>[];
}

/** Four bytes for each pixel. Three channels are painted as colors, whichever the scale: its middle is gray. */
export function paintPicture({ height, width, channels }: Picture, scale: Scale, palette: Palette): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * height * width);
  const least = scale.kind === 'gray' ? scale.least : -scale.most;
  for (let i = 0; i < height * width; i++) {
    const values = channels.map((channel) => channel[i]!);
    const color = values.length === 3 ? values.map((value) => grayOf(value, least, scale.most)) : scale.kind === 'diverging' ? divergingColor(values[0]!, scale.most, palette) : new Array<number>(3).fill(grayOf(values[0]!, least, scale.most));
    pixels.set([...color, 255], 4 * i);
  }
  return pixels;
}

/** The largest size of an element of the pictures, for a scale that they share. */
export function mostOf(pictures: readonly Picture[]): number {
  let most = 0;
  for (const { channels } of pictures) for (const channel of channels) for (let i = 0; i < channel.length; i++) most = Math.max(most, Math.abs(channel[i]!));
  return most;
}

/** The pictures of a tensor [count, channels, height, width]: whole ones of one or three channels, else one for each channel. */
export function picturesOf(shape: readonly number[], data: ArrayLike<number> & { subarray(start: number, end: number): ArrayLike<number> }): readonly Picture[] {
  const [count, channels, height, width] = shape as readonly [number, number, number, number];
  const area = height * width;
  const plane = (index: number) => data.subarray(index * area, (index + 1) * area);
  if (channels === 3) return Array.from({ length: count }, (_, i) => ({ height, width, channels: [0, 1, 2].map((channel) => plane(3 * i + channel)) }));
  return Array.from({ length: count * channels }, (_, i) => ({ height, width, channels: [plane(i)] }));
}

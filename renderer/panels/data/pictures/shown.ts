/** Pictures of a dataset for the screen, and their numbers as they are told. */
import type { Shape } from '@core/tensor/tensor';
import { picturesOf, type Picture } from '../../../diagram/pixels/palette';

/** A picture that is looked at closely: one example, or the mean of many. */
export interface Shown {
  /** In the language of the moment. */
  readonly title: () => string;
  /** Of its class. */
  readonly label: string;
  /** [channels, height, width], from 0 to 255. */
  readonly data: Uint8Array | Float32Array;
}

export type NumberKind = 'stored' | 'seen';

/** How the network sees a stored number. */
export interface Standardization {
  readonly mean: number;
  readonly deviation: number;
}

export const seenBy = (value: number, { mean, deviation }: Standardization): number => (value - mean) / deviation;

/** Exactly as stored, or to four digits behind the point. */
export const pixelText = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(4));

/** One channel as gray, or with `null` all of them as a person sees them. */
export function imageOf(data: Uint8Array | Float32Array, shape: Shape, channel: number | null = null): ImageData {
  const picture = pictureOf(data, shape, channel);
  const { width, height, channels } = picture;
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) for (let color = 0; color < 3; color++) pixels[4 * i + color] = channels[Math.min(color, channels.length - 1)]![i]!;
  return new ImageData(pixels, width, height);
}

function pictureOf(data: Uint8Array | Float32Array, [channels, height, width]: Shape, channel: number | null): Picture {
  const area = height! * width!;
  if (channel !== null) return { height: height!, width: width!, channels: [data.subarray(channel * area, (channel + 1) * area)] };
  return picturesOf([1, channels!, height!, width!], data)[0]!;
}

export interface Pixel {
  readonly row: number;
  readonly column: number;
}

/** The stored numbers of a pixel, channel by channel. */
export const valuesAt = (data: ArrayLike<number>, [channels, height, width]: Shape, { row, column }: Pixel): readonly number[] =>
  Array.from({ length: channels! }, (_, channel) => data[(channel * height! + row) * width! + column]!);

/** The pixel that an arrow key leads to. */
export function movedPixel({ row, column }: Pixel, key: string, [, height, width]: Shape): Pixel | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const step = steps[key];
  if (!step) return null;
  const within = (place: number, size: number): number => Math.max(0, Math.min(size - 1, place));
  return { row: within(row + step[0], height!), column: within(column + step[1], width!) };
}

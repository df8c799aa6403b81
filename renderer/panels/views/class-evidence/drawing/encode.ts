/** A map of what speaks for and against a class, laid over the picture it is about. Pure. */
import { divergingColor, type Palette, type Picture } from '../../../../diagram/pixels/palette';

/** Numbers with places in the picture, perhaps fewer than it has pixels. */
export interface HeatMap {
  readonly height: number;
  readonly width: number;
  readonly values: ArrayLike<number>;
}

export interface OverlayData {
  readonly picture: Picture;
  /** `null` while it is being computed. */
  readonly map: HeatMap | null;
  /** How much of the map is seen, 0 to 1. */
  readonly strength: number;
}

export function mostOfMap({ values }: HeatMap): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]!));
  return most;
}

/** Four bytes for each place: the color of the sign, the more opaque the larger the number. */
export function paintMap({ height, width, values }: HeatMap, strength: number, palette: Palette): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * height * width);
  const most = mostOfMap({ height, width, values });
  for (let i = 0; i < height * width; i++) {
    const share = most > 0 ? Math.abs(values[i]!) / most : 0;
    pixels.set([...divergingColor(Math.sign(values[i]!), 1, palette), Math.round(255 * strength * share)], 4 * i);
  }
  return pixels;
}

/** Of each pixel the channel with the largest number, with its sign (Simonyan, Vedaldi and Zisserman 2014 take its size). */
export function strongestChannel([channels, height, width]: readonly number[], values: ArrayLike<number>): HeatMap {
  const area = height! * width!;
  const strongest = Float32Array.from({ length: area }, (_, i) => {
    let best = values[i]!;
    for (let channel = 1; channel < channels!; channel++) if (Math.abs(values[channel * area + i]!) > Math.abs(best)) best = values[channel * area + i]!;
    return best;
  });
  return { height: height!, width: width!, values: strongest };
}

export interface Patches {
  readonly rows: number;
  readonly columns: number;
  readonly patch: number;
  readonly stride: number;
  /** Of each place, row by row; places that are still missing are left out. */
  readonly drops: ArrayLike<number>;
}

/** Of each pixel the mean over the patches that cover it. */
export function spreadPatches({ height, width }: Pick<Picture, 'height' | 'width'>, { columns, patch, stride, drops }: Patches): HeatMap {
  const [sums, counts] = [new Float64Array(height * width), new Uint16Array(height * width)];
  for (let place = 0; place < drops.length; place++) {
    const [top, left] = [Math.floor(place / columns) * stride, (place % columns) * stride];
    for (let row = top; row < Math.min(height, top + patch); row++) {
      for (let column = left; column < Math.min(width, left + patch); column++) {
        sums[row * width + column]! += drops[place]!;
        counts[row * width + column]! += 1;
      }
    }
  }
  return { height, width, values: Float32Array.from(sums, (sum, i) => (counts[i] === 0 ? 0 : sum / counts[i]!)) };
}

/** The number of the map under a point of the picture, both from 0 to 1 across and down. */
export function valueAt({ height, width, values }: HeatMap, across: number, down: number): number | null {
  if (across < 0 || across >= 1 || down < 0 || down >= 1) return null;
  return values[Math.floor(down * height) * width + Math.floor(across * width)]!;
}

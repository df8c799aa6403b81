/** From the elements of a tensor to tiles of colored squares. Pure. */
import { firstCut, hiddenAxes, movePlace, sliceOf, type Cut } from '../../diagram/tensor/slice';
import type { Tensor } from '@core/tensor/tensor';

/** More would be too small to be seen. */
const mostTiles = 256;

/** Red, green, blue from 0 to 255. */
export type Color = readonly [number, number, number];

/** Both ends of the scale and what zero looks like. */
export interface Palette {
  readonly negative: Color;
  readonly zero: Color;
  readonly positive: Color;
}

export interface Tiling {
  readonly tiles: readonly Cut[];
  readonly across: number;
  /** In squares, with one between tiles. */
  readonly width: number;
  readonly height: number;
  /** Tiles that are not shown. */
  readonly left: number;
}

/** The cut itself; with more axes, one tile for each place on the first axis that is not shown. */
export function tilingOf(tensor: Tensor, cut: Cut = firstCut(tensor.shape)): Tiling {
  const [axis] = hiddenAxes(cut);
  const count = axis === undefined ? 1 : tensor.shape[axis];
  const shown = Math.min(count, mostTiles);
  const tiles = axis === undefined ? [cut] : Array.from({ length: shown }, (_, place) => movePlace(cut, axis, place));
  const { rows, columns } = sliceOf(tensor, cut);
  const across = Math.max(1, Math.min(shown, Math.ceil(Math.sqrt((shown * (rows + 1) * 1.6) / (columns + 1)))));
  return { tiles, across, width: across * (columns + 1) - 1, height: Math.ceil(shown / across) * (rows + 1) - 1, left: count - shown };
}

/** Four bytes for each square; those between tiles are transparent. `most` is the size that gets the full color. */
export function paintTiles(tensor: Tensor, { tiles, across, width, height }: Tiling, palette: Palette, most: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * width * height);
  tiles.forEach((cut, tile) => {
    const { rows, columns, at } = sliceOf(tensor, cut);
    const [left, top] = [(tile % across) * (columns + 1), Math.floor(tile / across) * (rows + 1)];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) pixels.set([...colorOf(at(row, column), palette, most), 255], 4 * ((top + row) * width + left + column));
    }
  });
  return pixels;
}

/** Mixes from zero to the end on the side of the value. */
export function colorOf(value: number, { negative, zero, positive }: Palette, most: number): Color {
  const strength = Number.isFinite(value) && most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
  const end = value < 0 ? negative : positive;
  return [0, 1, 2].map((i) => Math.round(zero[i] + (end[i] - zero[i]) * strength)) as unknown as Color;
}

/** From the elements of a tensor to tiles of colored squares. Pure. */
import { firstCut, hiddenAxes, movePlace, sliceOf, type Cut } from '../../diagram/tensor/slice';
import { elementInCut, indexOf } from '../../diagram/tensor/element';
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

/** The cut itself; with more axes, one tile for each place on the first axis that is not shown and has several. */
export function tilingOf(tensor: Tensor, cut: Cut = firstCut(tensor.shape)): Tiling {
  const axis = hiddenAxes(cut).find((each) => tensor.shape[each] > 1);
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

export interface Box {
  readonly x: number;
  readonly y: number;
  /** Of one square. */
  readonly side: number;
}

/** Where the picture lies in a place of this size, in which it is fitted: corner, and side of a square. */
export function fitted({ width, height }: Tiling, place: { readonly width: number; readonly height: number }): Box {
  const side = Math.min(place.width / width, place.height / height);
  return { x: (place.width - side * width) / 2, y: (place.height - side * height) / 2, side };
}

/** The element under a point of the picture; `null` between the tiles and beside them. */
export function elementUnder(tensor: Tensor, tiling: Tiling, { x, y, side }: Box, point: { readonly x: number; readonly y: number }): number | null {
  const { rows, columns } = sliceOf(tensor, tiling.tiles[0]);
  const [left, top] = [Math.floor((point.x - x) / side), Math.floor((point.y - y) / side)];
  const [row, column] = [top % (rows + 1), left % (columns + 1)];
  const tile = tiling.tiles[Math.floor(top / (rows + 1)) * tiling.across + Math.floor(left / (columns + 1))];
  const isInside = left >= 0 && top >= 0 && left < tiling.width && row < rows && column < columns;
  return tile && isInside ? elementInCut(tensor.shape, tile, row, column) : null;
}

/** Where an element is drawn; `null` if its tile is not shown. */
export function squareOf(tensor: Tensor, tiling: Tiling, { x, y, side }: Box, element: number): Box | null {
  const index = indexOf(tensor.shape, element);
  const [{ rows: down, columns: across }] = tiling.tiles;
  const tile = tiling.tiles.findIndex(({ places }) => places.every((place, axis) => axis === down || axis === across || place === index[axis]));
  if (tile < 0) return null;
  const { rows, columns } = sliceOf(tensor, tiling.tiles[0]);
  const [row, column] = [down === null ? 0 : index[down], across === null ? 0 : index[across]];
  return { x: x + side * ((tile % tiling.across) * (columns + 1) + column), y: y + side * (Math.floor(tile / tiling.across) * (rows + 1) + row), side };
}

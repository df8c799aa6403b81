/** Small pictures side by side: where each stands, and what lies under the pointer. Pure. */
import type { Picture, Scale } from '../../diagram/pixels/palette';

export interface Tile {
  readonly name: string;
  readonly picture: Picture;
  /** One short line below the picture. */
  readonly caption?: string;
  /** Of another scale than the others. */
  readonly scale?: Scale;
  /** A place to look at, in pixels of the picture. */
  readonly mark?: { readonly row: number; readonly column: number; readonly height: number; readonly width: number };
}

export interface TilesData {
  readonly tiles: readonly Tile[];
  /** The same for all, so that they can be compared. */
  readonly scale: Scale;
}

/** More would be too small to be seen. */
export const mostTiles = 256;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const gap = 4;
const captionHeight = 16;

/** The picture of each tile in an area of that size: as large as possible, row by row. */
export function arrangeTiles(tiles: readonly Tile[], { width, height }: { readonly width: number; readonly height: number }): readonly Box[] {
  if (tiles.length === 0 || width <= 0 || height <= 0) return [];
  const below = tiles.some(({ caption }) => caption !== undefined) ? captionHeight : 0;
  const aspect = Math.max(...tiles.map(({ picture }) => picture.width / picture.height));
  let best = { across: 1, size: 0 };
  for (let across = 1; across <= tiles.length; across++) {
    const down = Math.ceil(tiles.length / across);
    const size = Math.min((width + gap) / across - gap, ((height + gap) / down - gap - below) * aspect);
    if (size > best.size) best = { across, size };
  }
  const [each, tall] = [best.size, best.size / aspect];
  return tiles.map((_, i) => ({
    x: (i % best.across) * (each + gap),
    y: Math.floor(i / best.across) * (tall + gap + below),
    width: each,
    height: tall,
  }));
}

export interface Pointed {
  readonly tile: number;
  readonly row: number;
  readonly column: number;
}

/** What lies at a point of the area; `null` between tiles. */
export function pointedAt(tiles: readonly Tile[], boxes: readonly Box[], x: number, y: number): Pointed | null {
  const tile = boxes.findIndex((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
  if (tile < 0) return null;
  const [box, { picture }] = [boxes[tile]!, tiles[tile]!];
  return { tile, row: Math.floor(((y - box.y) / box.height) * picture.height), column: Math.floor(((x - box.x) / box.width) * picture.width) };
}

/** The tile that an arrow key leads to from another one. */
export function neighborOf(boxes: readonly Box[], from: number, key: string): number {
  const across = boxes.filter(({ y }) => y === boxes[0]?.y).length;
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across };
  const to = from + (steps[key] ?? 0);
  return to >= 0 && to < boxes.length ? to : from;
}

/** The numbers of a tile, one of each channel for every pixel. */
export const valuesAt = ({ picture }: Tile, row: number, column: number): readonly number[] => picture.channels.map((channel) => channel[row * picture.width + column]!);

/** Rows of a table about all tiles: name, smallest, largest, mean. */
export function summaryRows(tiles: readonly Tile[]): readonly (readonly (string | number)[])[] {
  return tiles.map(({ name, picture: { channels } }) => {
    const all = channels.flatMap((channel) => Array.from(channel));
    return [name, Math.min(...all), Math.max(...all), all.reduce((sum, each) => sum + each, 0) / all.length];
  });
}

/** Rows of a table with the numbers of one tile. */
export function numberRows({ picture: { height, width, channels } }: Tile): readonly (readonly (string | number)[])[] {
  return channels.flatMap((channel, index) =>
    Array.from({ length: height }, (_, row) => [channels.length > 1 ? `${'RGB'[index]} ${row}` : row, ...Array.from({ length: width }, (_c, column) => channel[row * width + column]!)]),
  );
}

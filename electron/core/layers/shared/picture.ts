/** Tiny pictures of what layers do: marks on a grid of 24 × 24, drawn in the color of the family. */
import type { LayerDefinition, LayerFamily, Mark, Picture } from '../definition';

/** SVG path data of a rectangle. */
export const box = (x: number, y: number, width: number, height: number): string => `M${x} ${y}h${width}v${height}h${-width}z`;
/** SVG path data of a circle around a point. */
export const dot = (x: number, y: number, radius: number): string => `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
/** SVG path data of an arrow head that points right, its tip at a point. */
const tip = (x: number, y: number): string => `M${x - 3} ${y - 3}L${x} ${y}L${x - 3} ${y + 3}`;

export const line = (...paths: readonly string[]): Mark => ({ path: paths.join(''), look: 'line' });
export const solid = (...paths: readonly string[]): Mark => ({ path: paths.join(''), look: 'solid' });
export const soft = (...paths: readonly string[]): Mark => ({ path: paths.join(''), look: 'soft' });
export const faint = (...paths: readonly string[]): Mark => ({ path: paths.join(''), look: 'faint' });

/** An arrow to the right. */
export const arrow = (x: number, y: number, length: number): string => `M${x} ${y}h${length}${tip(x + length, y)}`;

/** Three rows of cells by three columns, as channels by examples; `marked` are column, row, columns, rows of what is looked at together. */
export const grid = (...marked: readonly [number, number, number, number]): Picture => {
  const [column, row, columns, rows] = marked;
  return [soft(box(3 + 6 * column, 3 + 6 * row, 6 * columns, 6 * rows)), line(box(3, 3, 18, 18), 'M9 3v18M15 3v18M3 9h18M3 15h18')];
};

/** The channels of an image, one behind the other; the front one has its corner at (3, 9). */
export const sheets = line(box(3, 9, 12, 12), 'M6 9V6h12v12h-3M9 6V3h12v12h-3');

const familyPictures: Readonly<Record<LayerFamily, Picture>> = {
  data: [line(box(10, 4, 11, 16), arrow(2, 12, 11))],
  linear: [line('M5 5L19 8M5 5L19 16M5 12L19 8M5 12L19 16M5 19L19 8M5 19L19 16'), solid(dot(5, 5, 2), dot(5, 12, 2), dot(5, 19, 2), dot(19, 8, 2), dot(19, 16, 2))],
  convolution: [soft(box(6, 6, 9, 9)), line(box(3, 3, 18, 18), box(6, 6, 9, 9)), solid(dot(10.5, 10.5, 1.75))],
  activation: 'curve',
  normalization: [soft('M3 19C9 19 9 6 12 6S15 19 21 19z'), line('M3 19C9 19 9 6 12 6S15 19 21 19M12 3v18')],
  shape: [line(box(3, 5, 6, 14), box(16, 8, 5, 8), arrow(10.5, 12, 4))],
  block: [soft(box(3, 9, 12, 12)), line(box(3, 9, 12, 12), 'M6 9V6h12v12h-3M9 6V3h12v12h-3M3 13h12M3 17h12')],
  output: [soft(box(4, 14, 4, 7), box(10, 5, 4, 16), box(16, 11, 4, 10)), line('M2 21h20')],
};

/** `curve` is what the layer does to numbers: whoever draws it runs the layer. */
export const pictureOf = ({ picture, family }: Pick<LayerDefinition, 'picture' | 'family'>): Picture => picture ?? familyPictures[family];

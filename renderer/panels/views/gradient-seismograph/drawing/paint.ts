/** Paints cells, one pixel each; the browser stretches them over the plot. */
import type { Cells, Sampled } from './cells';
import { lookAt, type Scale } from './scale';

export type Color = readonly [number, number, number];

/** The columns from `from` until `until`. `colors` are those of the scale's tokens. */
export function paintCells<Sample extends Sampled>(context: CanvasRenderingContext2D, cells: Cells<Sample>, [from, until]: readonly [number, number], scale: Scale, colors: readonly Color[]): void {
  if (until <= from) return;
  const image = context.createImageData(until - from, cells.rows);
  for (let row = 0; row < cells.rows; row++) {
    for (let column = from; column < until; column++) {
      const place = cells.at(row, column);
      if (place === null) continue;
      const { token, opacity } = lookAt(scale, place);
      const pixel = 4 * (row * (until - from) + column - from);
      image.data.set(colors[token]!, pixel);
      image.data[pixel + 3] = Math.round(255 * opacity);
    }
  }
  context.putImageData(image, from, 0);
}

/** The channels of a color; the browser writes any opaque one as `#rrggbb`. */
export function colorOf(context: CanvasRenderingContext2D, text: string): Color {
  context.fillStyle = text.trim();
  const code = Number.parseInt(String(context.fillStyle).slice(1), 16);
  return [code >> 16, (code >> 8) & 255, code & 255];
}

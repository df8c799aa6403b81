/** Shades of a map on a canvas. */
import type { HeightGrid } from './encode';

/** Paints one pixel per place of the grid, which the browser smooths when it stretches them. */
export function paintHeights(canvas: HTMLCanvasElement, { columns, rows, heights }: HeightGrid, shade: (height: number) => number): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  canvas.width = columns;
  canvas.height = rows;
  const [low, high] = [channels(getComputedStyle(canvas).backgroundColor), channels(getComputedStyle(canvas).color)];
  const image = context.createImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = 4 * ((rows - 1 - row) * columns + column);
      const height = heights[row * columns + column]!;
      const share = mostShade * (Number.isFinite(height) ? shade(height) : 1);
      for (let channel = 0; channel < 3; channel++) image.data[at + channel] = low[channel]! + share * (high[channel]! - low[channel]!);
      image.data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}

/** The highest places stay light enough for the lines that are drawn over them. */
const mostShade = 0.62;

const channels = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? ['0', '0', '0']).map(Number);

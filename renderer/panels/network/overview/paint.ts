/** Paints a network as it looks from afar: boxes in the colors of their families, and the lines between them. */
import type { LayerFamily } from '@core/layers/definition';
import type { Box } from '../../../diagram/geometry/card';
import type { Route } from '../../../diagram/geometry/route';

export interface OverviewCard {
  readonly box: Box;
  readonly family: LayerFamily | 'block';
  readonly isSelected: boolean;
  readonly isWrong: boolean;
}

export interface OverviewScene {
  readonly cards: readonly OverviewCard[];
  readonly routes: readonly Route[];
  /** What is painted, in canvas pixels. */
  readonly area: Box;
  /** The value of a color token, e.g. `--panel`. */
  readonly color: (token: string) => string;
}

/** `scale`: pixels of the bitmap for one canvas pixel. */
export function paintOverview(context: CanvasRenderingContext2D, { cards, routes, area, color }: OverviewScene, scale: number): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
  paintRoutes(context, routes, color('--forward'));
  const [panel, alarm, accent] = ['--panel', '--alarm', '--accent'].map(color);
  const families = new Map<string, string>();
  for (const { box, family, isSelected, isWrong } of cards) {
    if (!families.has(family)) families.set(family, color(`--family-${family}`));
    context.fillStyle = isSelected ? accent : isWrong ? alarm : panel;
    if (isSelected || isWrong) context.fillRect(box.x - 8, box.y - 8, box.width + 16, box.height + 16);
    context.fillStyle = panel;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.fillStyle = families.get(family)!;
    context.fillRect(box.x, box.y, box.width, 26);
  }
}

/** One stroke for all lines. */
function paintRoutes(context: CanvasRenderingContext2D, routes: readonly Route[], color: string): void {
  context.beginPath();
  for (const [start, ...rest] of routes) {
    context.moveTo(start.x, start.y);
    for (const { x, y } of rest) context.lineTo(x, y);
  }
  context.strokeStyle = color;
  context.globalAlpha = 0.6;
  context.lineWidth = 5;
  context.stroke();
  context.globalAlpha = 1;
}

const margin = 60;

/** What holds all boxes, with some room for the lines around them. */
export function areaOf(boxes: Iterable<Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  }
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin };
}

/** As sharp as the farthest zoom that shows cards, as long as the bitmap stays below a few megabytes. */
export function scaleFor({ width, height }: Box, sharpest: number): number {
  const mostPixels = 6_000_000;
  return Math.min(sharpest, Math.sqrt(mostPixels / (width * height)));
}

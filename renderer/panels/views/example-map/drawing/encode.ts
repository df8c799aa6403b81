/** From places without a unit to points in a drawing, colored and shaped by class. Pure. */
import { extent, quadtree, scaleLinear, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye, type SymbolType } from 'd3';
import type { Picture } from '../../../../diagram/pixels/palette';

export interface MapPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  readonly predicted?: number;
  readonly index: number;
  readonly picture: Picture | null;
}

export interface PointMapData {
  readonly points: readonly MapPoint[];
  readonly names: readonly string[];
}

export interface PlacedPoint {
  readonly point: MapPoint;
  readonly at: readonly [number, number];
}

const margin = 10;
const shapes: readonly SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar, symbolWye];

/** As many tokens as there are, `--class-1` and so on. */
export const colorCount = 8;

/** Eight colors and seven shapes: no two of 56 classes have both in common. */
export const colorOfClass = (label: number): string => `--class-${(label % colorCount) + 1}`;
export const shapeOfClass = (label: number): SymbolType => shapes[label % shapes.length]!;

export const isWrong = ({ label, predicted }: MapPoint): boolean => predicted !== undefined && predicted !== label;

/** One scale for both directions: distances mean the same in each. */
export function placePoints(points: readonly MapPoint[], { width, height }: { readonly width: number; readonly height: number }): readonly PlacedPoint[] {
  if (points.length === 0) return [];
  const [x, y] = [extent(points, (point) => point.x) as [number, number], extent(points, (point) => point.y) as [number, number]];
  const perPixel = Math.max((x[1] - x[0]) / Math.max(1, width - 2 * margin), (y[1] - y[0]) / Math.max(1, height - 2 * margin), 1e-12);
  const across = scaleLinear([(x[0] + x[1]) / 2, (x[0] + x[1]) / 2 + perPixel], [width / 2, width / 2 + 1]);
  const down = scaleLinear([(y[0] + y[1]) / 2, (y[0] + y[1]) / 2 + perPixel], [height / 2, height / 2 - 1]);
  return points.map((point) => ({ point, at: [across(point.x), down(point.y)] }));
}

/** The nearest point within `reach` pixels. */
export function nearest(placed: readonly PlacedPoint[], x: number, y: number, reach = 12): PlacedPoint | null {
  return quadtree([...placed], ({ at }) => at[0], ({ at }) => at[1]).find(x, y, reach) ?? null;
}

/** From the heights over a grid to the marks of a map: shades, contour lines with labels, ticks. */
import { contours, geoPath, geoTransform, scaleLinear, ticks } from 'd3';
import { readable } from '../../diagram/scales/number-text';

export type Range = readonly [number, number];

export interface MapView {
  readonly x: Range;
  readonly y: Range;
}

/** Heights at `columns` × `rows` places, evenly from edge to edge of `view`, row by row from the lowest y up. */
export interface HeightGrid {
  readonly view: MapView;
  readonly columns: number;
  readonly rows: number;
  readonly heights: ArrayLike<number>;
}

export type Levels = 'logarithmic' | 'linear';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

export interface ContourLine {
  readonly level: number;
  readonly text: string;
  /** SVG path in pixels. */
  readonly path: string;
  readonly label: Pixel | null;
}

/** The part of the plane around `view` that fills the size with equal units along both axes. */
export function filledView({ x, y }: MapView, { width, height }: Size): MapView {
  const unit = Math.max((x[1] - x[0]) / width, (y[1] - y[0]) / height);
  const around = ([low, high]: Range, length: number): Range => [(low + high - unit * length) / 2, (low + high + unit * length) / 2];
  return { x: around(x, width), y: around(y, height) };
}

/** From coordinates to pixels and back; y grows upwards. */
export function mapScales({ x, y }: MapView, { width, height }: Size) {
  return { x: scaleLinear(x, [0, width]), y: scaleLinear(y, [height, 0]) };
}

/** Heights of the lines: 1, 2, 5, 10 … where they span more than a factor of ten, otherwise equal differences. */
export function levelsBetween(lowest: number, highest: number, kind: Levels): readonly number[] {
  const least = Math.max(lowest, highest / 1e4);
  if (kind === 'linear' || lowest < 0 || highest <= 0 || highest / least < 10) return ticks(lowest, highest, 12).filter((level) => level > lowest && level < highest);
  const levels: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.log10(highest); power++) {
    for (const factor of [1, 2, 5]) levels.push(Number(`${factor}e${power}`));
  }
  return levels.filter((level) => level > least && level < highest);
}

/** 0 for the lowest and 1 for the highest, in the manner of the levels. */
export function shading(lowest: number, highest: number, kind: Levels): (height: number) => number {
  const offset = kind === 'linear' ? 0 : (highest - lowest) / 1e3;
  const stretched = (height: number) => (kind === 'linear' ? height : Math.log(height - lowest + offset));
  const [from, to] = [stretched(lowest), stretched(highest)];
  return (height) => (to === from ? 0 : Math.max(0, Math.min(1, (stretched(height) - from) / (to - from))));
}

/** The least and the largest of the finite heights. */
export function extremes({ heights }: HeightGrid): Range {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < heights.length; i++) {
    if (!Number.isFinite(heights[i])) continue;
    least = Math.min(least, heights[i]!);
    most = Math.max(most, heights[i]!);
  }
  return [least, most];
}

/** One entry for each level. A line that is too short for a label has none, and labels keep apart. */
export function contourLines(grid: HeightGrid, levels: readonly number[], size: Size): readonly ContourLine[] {
  const { columns, rows, heights } = grid;
  const finite = Array.from(heights, (height) => (Number.isFinite(height) ? height : Number.MAX_VALUE));
  // d3 puts a value at the middle of its cell; the outermost values stand on the edges of the map.
  const toPixels = geoTransform({
    point(x, y) {
      this.stream.point(((x - 0.5) / (columns - 1)) * size.width, size.height - ((y - 0.5) / (rows - 1)) * size.height);
    },
  });
  const draw = geoPath(toPixels).digits(1);
  const labels: Pixel[] = [];
  return contours().size([columns, rows]).thresholds([...levels])(finite).map((shape) => {
    const label = labelPlace(shape.coordinates.flat(), grid, size, labels);
    if (label) labels.push(label);
    return { level: shape.value, text: readable(shape.value), path: draw(shape) ?? '', label };
  });
}

const labelMargin = 26;
/** The ticks of the y axis stand there. */
const leftLabelMargin = 56;
const labelDistance = 46;
/** In points, about four pixels apart. */
const shortestRing = 24;

/** On the ring with most of its points inside of the map, the place that is farthest from the labels so far. */
function labelPlace(rings: readonly (readonly (readonly number[])[])[], { columns, rows }: HeightGrid, { width, height }: Size, taken: readonly Pixel[]): Pixel | null {
  const inner = rings.map((ring) =>
    ring
      .map(([x, y]) => ({ x: ((x! - 0.5) / (columns - 1)) * width, y: height - ((y! - 0.5) / (rows - 1)) * height }))
      .filter(({ x, y }) => x > leftLabelMargin && x < width - labelMargin && y > labelMargin && y < height - labelMargin),
  );
  const ring = inner.reduce<readonly Pixel[]>((longest, each) => (each.length > longest.length ? each : longest), []);
  if (ring.length < shortestRing) return null;
  const gap = (place: Pixel) => Math.min(1e4, ...taken.map((other) => Math.hypot(place.x - other.x, place.y - other.y)));
  const best = ring.reduce((found, place) => (gap(place) > gap(found) ? place : found));
  return gap(best) >= labelDistance ? best : null;
}

/** As many grid places as the map needs, one for each few pixels. */
export function gridPlaces({ x, y }: MapView, { width, height }: Size, pixelsPerPlace = 4): { readonly xs: readonly number[]; readonly ys: readonly number[] } {
  const along = ([low, high]: Range, pixels: number) => {
    const count = Math.max(2, Math.ceil(pixels / pixelsPerPlace));
    return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
  };
  return { xs: along(x, width), ys: along(y, height) };
}

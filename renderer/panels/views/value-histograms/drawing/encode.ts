/** From histograms of several steps to ridges, the oldest one on top and behind. Pure. */
import { line, max, min, scaleLinear } from 'd3';
import type { Histogram } from '@core/inspect/shared/histogram';
import type { PlotBox, Tick } from '../../../../ui/chart/tick';

export interface RidgeRow {
  readonly step: number;
  readonly histogram: Histogram;
}

export interface Ridge {
  readonly row: RidgeRow;
  readonly base: number;
  readonly path: string;
  /** From the oldest, 0, to the newest, 1. */
  readonly age: number;
}

export interface RidgeMarks {
  readonly plot: PlotBox;
  readonly ridges: readonly Ridge[];
  readonly valueTicks: readonly Tick[];
  readonly stepTicks: readonly Tick[];
  /** Where zero is, if it is in sight. */
  readonly zero: number | null;
  readonly valueAt: (x: number) => number;
  readonly xOf: (value: number) => number;
}

/** A ridge and an interval of it. */
export interface RidgePlace {
  readonly ridge: number;
  readonly bin: number;
}

const margin = { left: 46, right: 8, bottom: 20 };
const leastPitch = 6;
const mostRidges = 32;
/** Of the height, at most, for the newest ridge. */
const heightShare = 0.4;

const widthOf = ({ from, to, counts }: Histogram): number => (to - from) / counts.length;

/** `null` while nothing was counted. */
export function encode(rows: readonly RidgeRow[], size: { readonly width: number; readonly height: number }): RidgeMarks | null {
  const counted = rows.filter(({ histogram }) => histogram.counts.length > 0);
  if (counted.length === 0) return null;
  const bottom = size.height - margin.bottom;
  const shown = spread(counted, Math.max(3, Math.min(mostRidges, Math.floor((1 - heightShare) * bottom / leastPitch))));
  const tall = heightShare * bottom;
  const plot = { left: margin.left, right: size.width - margin.right, top: 4 + tall, bottom };
  const x = valueScale(shown, plot);
  const pitch = shown.length > 1 ? (bottom - plot.top) / (shown.length - 1) : 0;
  const baseOf = (index: number): number => bottom - (shown.length - 1 - index) * pitch;
  // All elements in one interval would be a needle of no width.
  const densityOf = ({ histogram }: RidgeRow, bin: number): number => histogram.counts[bin]! / histogram.count / Math.max(widthOf(histogram), 1e-3 * (x.domain()[1]! - x.domain()[0]!));
  const most = max(shown, (row) => max(row.histogram.counts, (_, bin) => densityOf(row, bin))) || 1;
  const ridges = shown.map((row, index): Ridge => ({ row, base: baseOf(index), age: shown.length > 1 ? index / (shown.length - 1) : 1, path: ridgePath(row, baseOf(index), x, (bin) => tall * Math.sqrt(densityOf(row, bin) / most)) }));
  const stride = Math.max(1, Math.ceil(13 / Math.max(1, pitch)));
  const named = ridges.filter((_, index) => (ridges.length - 1 - index) % stride === 0);
  return {
    plot,
    ridges,
    stepTicks: named.map(({ row, base }) => ({ at: base, text: row.step.toLocaleString('en-US') })),
    valueTicks: x.ticks(Math.max(2, Math.floor((plot.right - plot.left) / 70))).map((value) => ({ at: x(value), text: tickText(value) })),
    zero: x.domain()[0]! < 0 && x.domain()[1]! > 0 ? x(0) : null,
    valueAt: (at) => x.invert(at),
    xOf: (value) => x(value),
  };
}

function valueScale(rows: readonly RidgeRow[], { left, right }: PlotBox) {
  const from = min(rows, ({ histogram }) => histogram.from)!;
  const to = max(rows, ({ histogram }) => histogram.to)!;
  const half = from === to ? Math.max(Math.abs(from) / 10, 1e-6) : 0.02 * (to - from);
  return scaleLinear([from - half, to + half], [left, right]);
}

/** At most so many, evenly, with the first and the last. */
function spread(rows: readonly RidgeRow[], most: number): readonly RidgeRow[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (most - 1))]!);
}

/** Stairs: as high in the whole interval as its elements are dense. */
function ridgePath({ histogram }: RidgeRow, base: number, x: (value: number) => number, heightAt: (bin: number) => number): string {
  const { from, to, counts } = histogram;
  // A needle gets a width that can be seen.
  const [left, right] = from === to ? [x(from) - 1, x(from) + 1] : [x(from), x(to)];
  const edge = (bin: number): number => left + (bin * (right - left)) / counts.length;
  const points = Array.from(counts).flatMap((_, bin): [number, number][] => [[edge(bin), base - heightAt(bin)], [edge(bin + 1), base - heightAt(bin)]]);
  return line().digits(1)([[left, base], ...points, [right, base]]) ?? '';
}

const tickText = (value: number): string => (value !== 0 && Math.abs(value) < 1e-3 ? String(value.toExponential(1)).replace('.0e', 'e') : String(+value.toPrecision(3)));

/** The ridge whose base is next below a place, and its interval there; `null` beside all of its intervals. */
export function placeAt({ ridges, valueAt }: RidgeMarks, x: number, y: number): RidgePlace | null {
  const below = ridges.findIndex(({ base }) => base >= y);
  const ridge = below < 0 ? ridges.length - 1 : below;
  const { histogram } = ridges[ridge]!.row;
  const { from, to, counts } = histogram;
  const bin = from === to ? 0 : Math.floor((valueAt(x) - from) / widthOf(histogram));
  return bin < 0 || bin >= counts.length ? null : { ridge, bin };
}

/** Ends of an interval. */
export function intervalOf(histogram: Histogram, bin: number): readonly [number, number] {
  return [histogram.from + bin * widthOf(histogram), histogram.from + (bin + 1) * widthOf(histogram)];
}

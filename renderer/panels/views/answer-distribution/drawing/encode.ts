/** From judged examples to a lane for each class: right ones in columns upwards, wrong ones downwards. Pure. */
import { extent, scaleLinear } from 'd3';
import type { PlotBox, Tick } from '../../../../ui/chart/tick';

export interface JudgedExample {
  readonly label: number;
  readonly value: number;
  readonly isRight: boolean;
}

export interface LanesData {
  readonly names: readonly string[];
  readonly examples: readonly JudgedExample[];
  /** Values lie from 0 to 1. */
  readonly isShare: boolean;
}

export interface Lane {
  readonly name: string;
  readonly base: number;
  readonly rightPath: string;
  readonly wrongPath: string;
  readonly right: readonly number[];
  readonly wrong: readonly number[];
}

export interface LanesMarks {
  readonly plot: PlotBox;
  readonly pitch: number;
  readonly lanes: readonly Lane[];
  readonly ticks: readonly Tick[];
  /** Ends of the intervals, one more than there are. */
  readonly edges: readonly number[];
  readonly xOf: (value: number) => number;
}

export interface LanePlace {
  readonly lane: number;
  readonly bin: number;
}

const margin = { left: 46, right: 24, top: 4, bottom: 20 };
const bins = 20;
/** Of a lane's height for the right ones; most examples soon are. */
const rightShare = 0.6;

export function encode({ names, examples, isShare }: LanesData, size: { readonly width: number; readonly height: number }): LanesMarks {
  const plot = { left: margin.left, right: size.width - margin.right, top: margin.top, bottom: size.height - margin.bottom };
  const [least = 0, most = 1] = isShare ? [0, 1] : extent(examples.filter(({ value }) => Number.isFinite(value)), ({ value }) => value);
  const domain: [number, number] = least === most ? [least - 0.5, most + 0.5] : [least, most];
  const x = scaleLinear(domain, [plot.left, plot.right]);
  const width = (domain[1] - domain[0]) / bins;
  const edges = Array.from({ length: bins + 1 }, (_, bin) => domain[0] + bin * width);
  const binOf = (value: number): number => Math.min(bins - 1, Math.floor((value - domain[0]) / width));
  const counts = names.map(() => ({ right: new Array<number>(bins).fill(0), wrong: new Array<number>(bins).fill(0) }));
  for (const { label, value, isRight } of examples) if (Number.isFinite(value)) counts[label]![isRight ? 'right' : 'wrong'][binOf(value)]!++;
  const tallest = Math.max(1, ...counts.flatMap(({ right, wrong }) => [...right, ...wrong]));
  const pitch = (plot.bottom - plot.top) / names.length;
  const stairs = (base: number, heights: readonly number[], tall: number): string =>
    // The root: a single wrong example is still seen beside a hundred right ones.
    heights.map((count, bin) => (count === 0 ? '' : `M${x(edges[bin]!).toFixed(1)},${base.toFixed(1)}v${(tall * Math.sqrt(count / tallest)).toFixed(1)}H${(x(edges[bin + 1]!) - 0.6).toFixed(1)}V${base.toFixed(1)}Z`)).join('');
  return {
    plot,
    pitch,
    edges,
    lanes: counts.map(({ right, wrong }, index): Lane => {
      const base = plot.top + (index + rightShare) * pitch;
      return { name: names[index]!, base, right, wrong, rightPath: stairs(base, right, -(rightShare - 0.04) * pitch), wrongPath: stairs(base, wrong, (1 - rightShare - 0.04) * pitch) };
    }),
    ticks: x.ticks(Math.max(2, Math.floor((plot.right - plot.left) / 60))).map((value) => ({ at: x(value), text: isShare ? `${Math.round(100 * value)} %` : String(+value.toPrecision(3)) })),
    xOf: (value) => x(value),
  };
}

export function placeAt({ plot, pitch, edges }: LanesMarks, x: number, y: number): LanePlace | null {
  if (x < plot.left || x > plot.right || y < plot.top || y >= plot.bottom) return null;
  const bin = Math.floor(((x - plot.left) / (plot.right - plot.left)) * (edges.length - 1));
  return { lane: Math.floor((y - plot.top) / pitch), bin: Math.min(edges.length - 2, bin) };
}

export interface Pair {
  readonly truth: number;
  readonly predicted: number;
}

/** Mean distance, and the share of the variance that is explained; `null` if the truth never changes. */
export function figuresOf(pairs: readonly Pair[]): { readonly error: number; readonly determination: number | null } {
  const mean = pairs.reduce((sum, { truth }) => sum + truth, 0) / pairs.length;
  const total = pairs.reduce((sum, { truth }) => sum + (truth - mean) ** 2, 0);
  const left = pairs.reduce((sum, { truth, predicted }) => sum + (truth - predicted) ** 2, 0);
  const error = pairs.reduce((sum, { truth, predicted }) => sum + Math.abs(truth - predicted), 0) / pairs.length;
  return { error, determination: total === 0 ? null : 1 - left / total };
}

export interface ScatterMarks {
  readonly plot: PlotBox;
  readonly dots: string;
  readonly diagonal: readonly [number, number, number, number];
  readonly truthTicks: readonly Tick[];
  readonly predictedTicks: readonly Tick[];
  readonly places: readonly (readonly [number, number])[];
}

/** Both axes say the same, so that the diagonal is where both are equal. */
export function encodePairs(pairs: readonly Pair[], size: { readonly width: number; readonly height: number }): ScatterMarks | null {
  const values = pairs.flatMap(({ truth, predicted }) => [truth, predicted]).filter(Number.isFinite);
  const [least, most] = extent(values);
  if (least === undefined) return null;
  const half = 0.04 * (most - least || 1);
  const plot = { left: margin.left, right: size.width - margin.right, top: 18, bottom: size.height - margin.bottom };
  const domain: [number, number] = [least - half, most + half];
  const [x, y] = [scaleLinear(domain, [plot.left, plot.right]), scaleLinear(domain, [plot.bottom, plot.top])];
  const places = pairs.map(({ truth, predicted }) => [x(truth), y(predicted)] as const);
  const ticks = (scale: typeof x, room: number) => scale.ticks(Math.max(2, Math.floor(room))).map((value) => ({ at: scale(value), text: String(+value.toPrecision(3)) }));
  return {
    plot,
    places,
    dots: places.filter(([, at]) => Number.isFinite(at)).map(([across, at]) => `M${across.toFixed(1)},${at.toFixed(1)}h0`).join(''),
    diagonal: [x(domain[0]), y(domain[0]), x(domain[1]), y(domain[1])],
    truthTicks: ticks(x, (plot.right - plot.left) / 60),
    predictedTicks: ticks(y, (plot.bottom - plot.top) / 26),
  };
}

/** Index of the nearest point within `reach` pixels. */
export function nearestOf(places: ScatterMarks['places'], x: number, y: number, reach = 14): number | null {
  let [best, distance] = [-1, reach];
  places.forEach(([across, at], index) => {
    const away = Math.hypot(across - x, at - y);
    if (away < distance) [best, distance] = [index, away];
  });
  return best < 0 ? null : best;
}

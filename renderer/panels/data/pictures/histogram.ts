/** From counts of pixel values to lines: the counts on a logarithmic axis, because backgrounds outnumber everything. Pure. */
import { line, scaleLinear, scaleLog } from 'd3';
import type { PlotBox, Tick } from '../../../ui/chart/tick';
import { seenBy, type Standardization } from './shown';

export interface HistogramMarks {
  readonly plot: PlotBox;
  /** Of each channel. */
  readonly paths: readonly string[];
  readonly valueTicks: readonly Tick[];
  /** The same places as the network sees them. */
  readonly seenTicks: readonly Tick[];
  readonly countTicks: readonly Tick[];
  /** Where the mean stands. */
  readonly mean: number;
  /** The value under a place, 0 to 255. */
  readonly valueAt: (x: number) => number;
  readonly xOf: (value: number) => number;
}

const levels = 256;
const margin = { left: 52, right: 12, top: 20, bottom: 34 };

export function encode(counts: readonly ArrayLike<number>[], standardization: Standardization, { width, height }: { readonly width: number; readonly height: number }): HistogramMarks {
  const plot = { left: margin.left, right: Math.max(margin.left + 1, width - margin.right), top: margin.top, bottom: Math.max(margin.top + 1, height - margin.bottom) };
  const x = scaleLinear([0, levels - 1], [plot.left, plot.right]);
  const most = Math.max(10, ...counts.flatMap((channel) => Array.from(channel)));
  const y = scaleLog([0.8, most], [plot.bottom, plot.top]);
  const values = x.ticks(Math.max(2, Math.floor((plot.right - plot.left) / 70)));
  const decades = Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, power) => 10 ** power);
  const path = line<number>().x((_, value) => x(value)).y((count) => (count > 0 ? y(count) : plot.bottom));
  return {
    plot,
    paths: counts.map((channel) => path(Array.from(channel)) ?? ''),
    valueTicks: values.map((value) => ({ at: x(value), text: String(value) })),
    seenTicks: values.map((value) => ({ at: x(value), text: seenBy(value, standardization).toFixed(2) })),
    countTicks: decades.map((count) => ({ at: y(count), text: count.toLocaleString('en-US', { notation: 'compact' }) })),
    mean: x(standardization.mean),
    valueAt: (place) => Math.max(0, Math.min(levels - 1, Math.round(x.invert(place)))),
    xOf: x,
  };
}

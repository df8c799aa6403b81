/** From counts to bars. Pure. */
import { scaleLinear } from 'd3';

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether all of it lies below zero. */
  readonly isNegative: boolean;
  readonly count: number;
  /** Of the interval. */
  readonly from: number;
  readonly to: number;
}

export interface HistogramMarks {
  readonly bars: readonly Bar[];
  readonly base: number;
  readonly valueTicks: readonly { readonly at: number; readonly text: string }[];
  readonly countTicks: readonly { readonly at: number; readonly text: string }[];
  /** Where zero is, if it is in sight. */
  readonly zero: number | null;
}

export interface HistogramData {
  readonly counts: ArrayLike<number>;
  readonly least: number;
  readonly most: number;
}

const margin = { top: 10, right: 12, bottom: 26, left: 52 };

export function encode({ counts, least, most }: HistogramData, size: { readonly width: number; readonly height: number }): HistogramMarks {
  const spread = most > least ? most - least : 1;
  const x = scaleLinear([least, least + spread], [margin.left, size.width - margin.right]);
  const tallest = Math.max(1, ...Array.from(counts));
  const base = size.height - margin.bottom;
  const y = scaleLinear([0, tallest], [base, margin.top]).nice(4);
  const bars = Array.from(counts, (count, i): Bar => {
    const [from, to] = [i, i + 1].map((edge) => least + (edge * spread) / counts.length);
    return { x: x(from), width: Math.max(0.5, x(to) - x(from) - 1), y: y(count), height: base - y(count), isNegative: to <= 0, count, from, to };
  });
  const valueTicks = x.ticks(Math.max(2, Math.floor(size.width / 90))).map((value) => ({ at: x(value), text: x.tickFormat()(value) }));
  const countTicks = y.ticks(4).filter(Number.isInteger).map((count) => ({ at: y(count), text: count.toLocaleString('en-US') }));
  return { bars, base, valueTicks, countTicks, zero: least < 0 && most > 0 ? x(0) : null };
}

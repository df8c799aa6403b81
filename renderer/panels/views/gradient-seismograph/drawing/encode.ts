/** Where the strips of the seismograph stand, and what stands under the cursor. */
import { bisector, scaleLinear } from 'd3';
import type { Sampled } from './cells';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly columns: number;
  /** Height of a strip with the gap below it. */
  readonly pitch: number;
  readonly gap: number;
  /** Every so many strips have room for their names. */
  readonly named: number;
}

const margin = { left: 92, right: 22, top: 4, bottom: 20 };
const columnWidth = 3;
const leastPitch = 5;
const nameHeight = 12;

export function layoutOf(rows: number, { width, height }: Size): Layout {
  const columns = Math.max(1, Math.floor((width - margin.left - margin.right) / columnWidth));
  const plot = { left: margin.left, right: margin.left + columns * columnWidth, top: margin.top, bottom: height - margin.bottom };
  const pitch = (plot.bottom - plot.top) / Math.max(1, rows);
  return { plot, columns, pitch, gap: Math.min(4, pitch / 4), named: Math.ceil(nameHeight / pitch) };
}

/** Of too many strips some, evenly from the first to the last: both ends of the network stay. */
export function fitting<Strip>(strips: readonly Strip[], { height }: Size): readonly Strip[] {
  const most = Math.max(2, Math.floor((height - margin.top - margin.bottom) / leastPitch));
  if (strips.length <= most) return strips;
  return Array.from({ length: most }, (_, i) => strips[Math.round((i * (strips.length - 1)) / (most - 1))]!);
}

/** The step at the right edge. It grows by leaps of a quarter, so that most frames only add to what is drawn. */
export function endOf(lastStep: number): number {
  let end = 20;
  while (end < lastStep) end = Math.ceil(end * 1.25);
  return end;
}

export function stepTicks(end: number, { plot }: Layout): readonly { readonly at: number; readonly text: string }[] {
  const x = scaleLinear([0, end], [plot.left, plot.right]);
  return x.ticks(Math.max(2, Math.floor((plot.right - plot.left) / 80))).map((step) => ({ at: x(step), text: step.toLocaleString('en-US') }));
}

/** Index of the first sample from a step on, or of the last one. */
export const sampleFrom = (samples: readonly Sampled[], step: number): number => Math.min(samples.length - 1, bisector((sample: Sampled) => sample.step).left(samples, step));

/** Index of the sample that the column under a pixel shows. */
export const sampleAt = (samples: readonly Sampled[], x: number, end: number, { plot }: Layout): number => sampleFrom(samples, ((x - plot.left) / (plot.right - plot.left)) * end);

export const rowAt = (y: number, rows: number, { plot, pitch }: Layout): number => Math.min(rows - 1, Math.max(0, Math.floor((y - plot.top) / pitch)));

const wide = /[⺀-鿿＀-￯]/;

/** A name that fits beside a strip; Chinese letters are twice as wide. */
export function shortName(name: string, most = 13): string {
  let room = most;
  for (const [index, letter] of [...name].entries()) {
    room -= wide.test(letter) ? 2 : 1;
    if (room < 0) return `${[...name].slice(0, Math.max(1, index - 1)).join('')}…`;
  }
  return name;
}

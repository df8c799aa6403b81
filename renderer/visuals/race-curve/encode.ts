/** From the losses of several racers to lines over the steps. */
import { line, scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3';
import { readable } from '../../diagram/scales/number-text';

export interface RaceSeries {
  readonly name: string;
  readonly color: string;
  readonly dash: string;
  /** From the start on. */
  readonly losses: readonly number[];
}

export interface RaceData {
  readonly series: readonly RaceSeries[];
  /** Length of the axis. */
  readonly steps: number;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

const margin = { left: 46, right: 10, top: 8, bottom: 22 };
/** A loss this far below the largest is at the bottom of the axis. */
const depth = 1e-8;

/** Scales, ticks and one path per racer. The axis is logarithmic unless a loss is below zero. */
export function encode({ series, steps }: RaceData, { width, height }: { readonly width: number; readonly height: number }) {
  const losses = series.flatMap((each) => each.losses);
  const starts = series.map((each) => each.losses[0] ?? 1);
  // A racer that runs away does not flatten the others.
  const highest = Math.min(Math.max(...losses, Number.MIN_VALUE), 100 * Math.max(...starts, Number.MIN_VALUE));
  const lowest = Math.max(Math.min(...losses, highest), -highest * 100);
  const isLogarithmic = lowest >= 0 && highest > 0;
  const range = [height - margin.bottom, margin.top];
  const least = Math.max(lowest, highest * depth);
  const x = scaleLinear([0, Math.max(1, steps)], [margin.left, width - margin.right]);
  const y: ScaleContinuousNumeric<number, number> = isLogarithmic ? scaleLog([least === highest ? highest / 10 : least, highest], range) : scaleLinear([lowest, highest], range);
  const clamped = (loss: number) => y(Math.max(isLogarithmic ? least : lowest, Math.min(loss, highest)));
  const draw = line<number>((_, step) => x(step), clamped).digits(1);
  return {
    plot: { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom },
    lines: series.map(({ name, color, dash, losses: each }) => ({ name, color, dash, path: draw(each) ?? '' })),
    xTicks: x.ticks(5).map((step) => ({ at: x(step), text: String(step) })),
    yTicks: thinned(y.ticks(5).map((loss) => ({ at: y(loss), text: readable(loss) }))),
    xOf: (step: number) => x(step),
    /** The nearest whole step at a place of the drawing. */
    stepAt: (place: number) => Math.max(0, Math.min(steps, Math.round(x.invert(place)))),
  };
}

/** Only numbers that have room. */
function thinned(ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) if (kept.every(({ at }) => Math.abs(at - tick.at) >= 18)) kept.push(tick);
  return kept;
}

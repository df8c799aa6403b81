/** From the points of a run to the marks of the loss chart. Pure; the work per frame is one pass over the points. */
import { bisector, extent, line, scaleLinear, scaleLog, ticks, type ScaleContinuousNumeric } from 'd3';
import type { PlotBox, Tick } from '../../ui/chart/tick';
import { metricAxis, numberText, type Metric } from './metric';

export interface TrainingPoint {
  readonly step: number;
  readonly loss: number;
  /** What the weights were charged on top; absent if they are not charged. */
  readonly penalty?: number;
}

export type ValidationPoint = { readonly step: number; readonly loss: number } & Metric;

/** Something that happened to the weights besides training, after a step. */
export interface LossCurveEvent {
  readonly step: number;
  /** One letter that stands at its mark. */
  readonly sign: string;
  readonly text: string;
}

export interface LossCurveData {
  readonly training: readonly TrainingPoint[];
  readonly validation: readonly ValidationPoint[];
  readonly events?: readonly LossCurveEvent[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface LossCurveMarks {
  readonly plot: PlotBox;
  /** Every training loss: between the smallest and the largest of each pixel column. */
  readonly rawPath: string;
  /** Training loss averaged over the ten steps before and after each. */
  readonly smoothPath: string;
  /** Empty if weights are not charged. */
  readonly penaltyPath: string;
  readonly validationPath: string;
  readonly metricPath: string;
  readonly validationDots: readonly { readonly x: number; readonly loss: number; readonly metric: number }[];
  readonly events: readonly { readonly x: number; readonly event: LossCurveEvent }[];
  readonly stepTicks: readonly Tick[];
  readonly lossTicks: readonly Tick[];
  readonly metricTicks: readonly Tick[];
  readonly stepAt: (x: number) => number;
  readonly xOf: (step: number) => number;
}

const margin = { left: 40, right: 40, top: 8, bottom: 20 };
/** A logarithm needs something above zero. */
const leastLoss = 1e-6;
const smoothingReach = 10;
const leastReach = 4;
/** Of validations, in pixels: a dash is about as long. A tiny network validates hundreds of times a second. */
const validationWidth = 3;
/** Dots would run into a band when there are more. */
const mostDots = 40;

type Scale = ScaleContinuousNumeric<number, number>;
type Point = readonly [x: number, y: number];

/** `null` before the first point. */
export function encode({ training, validation, events = [] }: LossCurveData, { width, height }: Size): LossCurveMarks | null {
  if (training.length === 0 && validation.length === 0) return null;
  const plot = { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
  const x = scaleLinear([0, Math.max(20, lastStep(training), lastStep(validation))], [plot.left, plot.right]);
  const y = lossScale(training, validation, [plot.bottom, plot.top]);
  const axis = metricAxis(validation, [plot.bottom, plot.top]);
  const dots = lastOfColumns(validation, x).map((point) => ({ x: x(point.step), loss: y(safe(point.loss)), metric: axis.at(point) }));
  return {
    plot,
    ...trainingPaths(training, x, y),
    penaltyPath: penaltyPath(training, x, y),
    validationPath: path(dots.map((dot): Point => [dot.x, dot.loss])),
    metricPath: path(dots.map((dot): Point => [dot.x, dot.metric])),
    validationDots: dots.length <= mostDots ? dots : dots.slice(-1),
    events: events.filter(({ step }) => step <= x.domain()[1]!).map((event) => ({ x: x(event.step), event })),
    stepTicks: stepTicks(x),
    lossTicks: lossTicks(y, Math.max(2, Math.floor((plot.bottom - plot.top) / 22))),
    metricTicks: axis.ticks,
    stepAt: (at) => Math.round(x.invert(at)),
    xOf: (step) => x(step),
  };
}

const lastStep = (points: readonly { readonly step: number }[]): number => points.at(-1)?.step ?? 0;
const safe = (loss: number): number => (Number.isFinite(loss) ? Math.max(leastLoss, loss) : leastLoss);

function lossScale(training: readonly TrainingPoint[], validation: readonly ValidationPoint[], range: [number, number]): Scale {
  const trained = extent(training, ({ loss }) => safe(loss));
  const validated = extent(validation, ({ loss }) => safe(loss));
  const charged = extent(training, ({ penalty }) => (penalty ? safe(penalty) : undefined));
  const [least = 0.1, most = 1] = extent([...trained, ...validated, ...charged], (value) => value);
  return scaleLog([least / 1.12, most * 1.12], range);
}

const stepTicks = (x: Scale): readonly Tick[] => {
  const [left, right] = x.range() as [number, number];
  return x.ticks(Math.max(2, Math.floor((right - left) / 70))).map((step) => ({ at: x(step), text: step.toLocaleString('en-US') }));
};

/** Losses at round multiples of powers of ten, as many as fit; evenly spaced ones where the range is very narrow. */
function lossTicks(scale: Scale, most: number): readonly Tick[] {
  const [least, greatest] = scale.domain() as [number, number];
  const decades = ticks(Math.floor(Math.log10(least)), Math.ceil(Math.log10(greatest)), 40).filter(Number.isInteger);
  const inside = (factors: readonly number[]): number[] =>
    decades.flatMap((power) => factors.map((factor) => factor * 10 ** power)).filter((value) => value >= least && value <= greatest);
  const candidates = [inside([1, 1.5, 2, 3, 4, 5, 7]), inside([1, 2, 5]), inside([1, 3]), inside([1])].find((values) => values.length <= most) ?? thin(inside([1]), most);
  const values = candidates.length >= 2 ? candidates : ticks(least, greatest, Math.min(4, most));
  return values.map((value) => ({ at: scale(value), text: tickText(value) }));
}

/** Ticks are round, so a power of ten needs no decimals. */
const tickText = (value: number): string => numberText(value).replace('.0e', 'e');

const thin = (values: readonly number[], most: number): number[] => values.filter((_, index) => index % Math.ceil(values.length / most) === 0);

/** One pass: keeps of each pixel column the smallest, the largest, and the smoothed loss at its last step. */
function trainingPaths(training: readonly TrainingPoint[], x: Scale, y: Scale): { rawPath: string; smoothPath: string } {
  const smoothed = smoother(training);
  const raw: Point[] = [];
  const smooth: Point[] = [];
  for (let start = 0, end = 0; start < training.length; start = end) {
    const at = Math.round(x(training[start]!.step));
    let least = Infinity;
    let most = -Infinity;
    for (; end < training.length && Math.round(x(training[end]!.step)) === at; end++) {
      const loss = safe(training[end]!.loss);
      least = Math.min(least, loss);
      most = Math.max(most, loss);
    }
    raw.push([at, y(most)]);
    if (least !== most) raw.push([at, y(least)]);
    smooth.push([at, y(smoothed(end - 1))]);
  }
  return { rawPath: path(raw), smoothPath: path(smooth) };
}

/** The last validation of each few pixels. */
function lastOfColumns(validation: readonly ValidationPoint[], x: Scale): readonly ValidationPoint[] {
  const columnOf = ({ step }: ValidationPoint): number => Math.floor(x(step) / validationWidth);
  return validation.filter((point, i) => i === validation.length - 1 || columnOf(point) !== columnOf(validation[i + 1]!));
}

/** The penalty changes slowly, so that one point per pixel column is all of it. */
function penaltyPath(training: readonly TrainingPoint[], x: Scale, y: Scale): string {
  const columns = new Map<number, Point>();
  for (const { step, penalty } of training) if (penalty) columns.set(Math.round(x(step)), [x(step), y(safe(penalty))]);
  return path([...columns.values()]);
}

/**
 * The mean around an index, over equally many steps to both sides, so that the line does not lag behind.
 * At the end it is taken over fewer, but never so few that one batch decides where the line ends.
 */
function smoother(training: readonly TrainingPoint[]): (index: number) => number {
  const sums = new Float64Array(training.length + 1);
  training.forEach(({ loss }, index) => (sums[index + 1] = sums[index]! + safe(loss)));
  return (index) => {
    const reach = Math.min(smoothingReach, index, Math.max(leastReach, training.length - 1 - index));
    const end = Math.min(training.length, index + reach + 1);
    return (sums[end]! - sums[index - reach]!) / (end - index + reach);
  };
}

const path = (points: readonly Point[]): string => line().digits(1)(points as [number, number][]) ?? '';

/** What the chart says about one step. */
export interface Reading {
  readonly step: number;
  readonly trainingLoss: number | null;
  readonly penalty?: number;
  /** The last validation at or before the step. */
  readonly validation: ValidationPoint | null;
}

const byStep = bisector((point: { readonly step: number }) => point.step);

/** Exact values at the recorded step nearest to `step`. */
export function readAt({ training, validation }: LossCurveData, step: number): Reading {
  const nearest = training[byStep.center(training, step)];
  const at = nearest?.step ?? step;
  return { step: at, trainingLoss: nearest?.loss ?? null, ...(nearest?.penalty !== undefined && { penalty: nearest.penalty }), validation: validation[byStep.right(validation, at) - 1] ?? null };
}

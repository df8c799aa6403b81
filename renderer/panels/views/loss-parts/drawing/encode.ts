/** From the points of a run to what each step minimized, part upon part, and the learning rate of its update. Pure. */
import { area, bisector, line, max, scaleLinear } from 'd3';
import type { PlotBox, Tick } from '../../../../ui/chart/tick';

export interface LossPartsPoint {
  readonly step: number;
  /** Of the data alone. */
  readonly loss: number;
  /** On top of it; absent if weights are not charged. */
  readonly penalty?: number;
  readonly learningRate?: number;
}

interface Part {
  readonly plot: PlotBox;
  readonly ticks: readonly Tick[];
}

export interface LossPartsMarks {
  /** From zero to the data loss, and from there to the sum with the penalty, which is empty if weights are not charged. */
  readonly losses: Part & { readonly dataArea: string; readonly dataLine: string; readonly penaltyArea: string; readonly totalLine: string };
  readonly rates: Part & { readonly rateLine: string };
  readonly stepTicks: readonly Tick[];
  readonly stepAt: (x: number) => number;
  readonly xOf: (step: number) => number;
}

/** Mean of a few pixels of width. */
interface Column {
  readonly x: number;
  readonly loss: number;
  readonly penalty: number;
  readonly rate: number | undefined;
}

const margin = { left: 52, right: 22, top: 16, bottom: 20 };
const gap = 20;
const columnWidth = 2;
/** Of the height for both plots. */
const lossShare = 0.62;
/**
 * This part of a run may lie so far above the rest that the penalty could not be told from the line: where it is so many
 * times as high, it leaves the plot at the top.
 */
const beginning = 0.1;
const farAbove = 6;

/** `null` before the first step. */
export function encode(points: readonly LossPartsPoint[], { width, height }: { readonly width: number; readonly height: number }): LossPartsMarks | null {
  const last = points.at(-1);
  if (!last) return null;
  const [left, right] = [margin.left, width - margin.right];
  const room = height - margin.top - gap - margin.bottom;
  const [upper, lower] = [
    { left, right, top: margin.top, bottom: margin.top + lossShare * room },
    { left, right, top: margin.top + lossShare * room + gap, bottom: height - margin.bottom },
  ];
  const x = scaleLinear([0, Math.max(20, last.step)], [left, right]);
  const columns = columnsOf(points, x);
  return {
    losses: lossPart(columns, upper),
    rates: ratePart(columns, lower),
    stepTicks: x.ticks(Math.max(2, Math.floor((right - left) / 80))).map((step) => ({ at: x(step), text: step.toLocaleString('en-US') })),
    stepAt: (at) => Math.round(x.invert(at)),
    xOf: (step) => x(step),
  };
}

function lossPart(columns: readonly Column[], plot: PlotBox): LossPartsMarks['losses'] {
  const highest = (some: readonly Column[]): number => max(some, ({ loss, penalty }) => loss + penalty) || 1;
  const settled = highest(columns.slice(Math.floor(beginning * columns.length)));
  const all = highest(columns);
  const y = scaleLinear([0, 1.05 * (all > farAbove * settled ? settled : all)], [plot.bottom, plot.top]);
  const across = area<Column>().x(({ x }) => x).digits(1);
  const total = ({ loss, penalty }: Column): number => y(loss + penalty);
  const isCharged = columns.some(({ penalty }) => penalty > 0);
  const draw = (shape: (columns: Column[]) => string | null): string => shape([...columns]) ?? '';
  return {
    plot,
    ticks: ticksOf(y, plot),
    dataArea: draw(across.y0(y(0)).y1(({ loss }) => y(loss))),
    dataLine: draw(line<Column>(({ x }) => x, ({ loss }) => y(loss)).digits(1)),
    penaltyArea: isCharged ? draw(across.y0(({ loss }) => y(loss)).y1(total)) : '',
    totalLine: isCharged ? draw(line<Column>(({ x }) => x, total).digits(1)) : '',
  };
}

function ratePart(columns: readonly Column[], plot: PlotBox): LossPartsMarks['rates'] {
  const y = scaleLinear([0, 1.1 * (max(columns, ({ rate }) => rate) || 1)], [plot.bottom, plot.top]);
  const path = line<Column>(({ x }) => x, ({ rate }) => y(rate ?? 0)).defined(({ rate }) => rate !== undefined).digits(1);
  return { plot, ticks: ticksOf(y, plot), rateLine: path([...columns]) ?? '' };
}

function ticksOf(y: { ticks: (count: number) => number[] } & ((value: number) => number), { top, bottom }: PlotBox): readonly Tick[] {
  const text = (value: number): string => (value !== 0 && value < 1e-3 ? value.toExponential().replace('e-', 'e−') : String(+value.toPrecision(3)));
  return y.ticks(Math.max(1, Math.min(5, Math.floor((bottom - top) / 22)))).map((value) => ({ at: y(value), text: text(value) }));
}

/** One pass: the means of each column; of the learning rate the last one, so that a step down stays one. */
function columnsOf(points: readonly LossPartsPoint[], x: (step: number) => number): readonly Column[] {
  const columns: Column[] = [];
  for (let start = 0, end = 0; start < points.length; start = end) {
    const at = Math.round(x(points[start]!.step) / columnWidth);
    let [loss, penalty] = [0, 0];
    for (; end < points.length && Math.round(x(points[end]!.step) / columnWidth) === at; end++) {
      loss += finite(points[end]!.loss);
      penalty += finite(points[end]!.penalty ?? 0);
    }
    columns.push({ x: x(points[end - 1]!.step), loss: loss / (end - start), penalty: penalty / (end - start), rate: points[end - 1]!.learningRate });
  }
  return columns;
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

const byStep = bisector(({ step }: LossPartsPoint) => step);

/** What was recorded nearest to a step. */
export const readAt = (points: readonly LossPartsPoint[], step: number): LossPartsPoint | undefined => points[byStep.center(points as LossPartsPoint[], step)];

/** Runs side by side: their loss curves in one plot, and their figures in one table with what differs marked. */
import { line, max, min, scaleLinear, scaleLog } from 'd3';
import type { PlotBox, Tick } from '../../../../ui/chart/tick';

/** What a network says over the plane: `width` numbers for each cell, row after row from the top. */
export interface RegionPicture {
  readonly isClasses: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
}

export interface ComparedRun {
  readonly id: string;
  readonly name: string;
  readonly training: readonly { readonly step: number; readonly loss: number }[];
  /** One text for each name of `figureNames`. */
  readonly figures: readonly string[];
  /** The one that is trained now; it cannot be removed. */
  readonly isPresent: boolean;
  readonly regions: RegionPicture | null;
}

export interface RunComparisonData {
  readonly runs: readonly ComparedRun[];
  readonly figureNames: readonly string[];
}

export interface CurveMarks {
  readonly plot: PlotBox;
  /** Mean training loss of each column of pixels, run by run. */
  readonly paths: readonly string[];
  readonly stepTicks: readonly Tick[];
  readonly lossTicks: readonly Tick[];
}

export interface RunLook {
  readonly color: string;
  readonly dash: string | undefined;
}

/** Told apart by color and by dash. */
const looks: readonly RunLook[] = [
  { color: 'accent', dash: undefined },
  { color: 'negative', dash: '6 3' },
  { color: 'forward', dash: '2 3' },
  { color: 'gradient', dash: '9 3 2 3' },
  { color: 'family-convolution', dash: '12 4' },
  { color: 'family-shape', dash: '4 2 1 2' },
];
export const lookOf = (index: number): RunLook => looks[index % looks.length]!;
const presentLook: RunLook = { color: 'ink', dash: undefined };
export const lookOfRun = ({ isPresent }: Pick<ComparedRun, 'isPresent'>, index: number): RunLook => (isPresent ? presentLook : lookOf(index));

const margin = { left: 40, right: 10, top: 8, bottom: 20 };
/** A logarithm needs something above zero. */
const leastLoss = 1e-6;
const columnWidth = 3;

export function encode(runs: readonly ComparedRun[], { width, height }: { readonly width: number; readonly height: number }): CurveMarks {
  const plot = { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
  const lastStep = max(runs, ({ training }) => training.at(-1)?.step) ?? 1;
  const x = scaleLinear([0, Math.max(20, lastStep)], [plot.left, plot.right]);
  const means = runs.map(({ training }) => columnMeans(training, (step) => Math.round(x(step) / columnWidth) * columnWidth));
  const losses = means.flat().map(([, loss]) => loss);
  const y = scaleLog([(min(losses) ?? 0.1) / 1.12, (max(losses) ?? 1) * 1.12], [plot.bottom, plot.top]);
  const path = line<readonly [number, number]>().x(([at]) => at).y(([, loss]) => y(loss)).digits(1);
  return {
    plot,
    paths: means.map((points) => path(points) ?? ''),
    stepTicks: x.ticks(Math.max(2, Math.floor((plot.right - plot.left) / 70))).map((step) => ({ at: x(step), text: step.toLocaleString('en-US') })),
    lossTicks: spread(y.ticks(5).map((loss) => ({ at: y(loss), text: String(+loss.toPrecision(2)) }))),
  };
}

function columnMeans(training: ComparedRun['training'], columnOf: (step: number) => number): readonly (readonly [number, number])[] {
  const columns = new Map<number, { sum: number; count: number }>();
  for (const { step, loss } of training) {
    const column = columns.get(columnOf(step)) ?? { sum: 0, count: 0 };
    columns.set(columnOf(step), { sum: column.sum + (Number.isFinite(loss) ? Math.max(leastLoss, loss) : leastLoss), count: column.count + 1 });
  }
  return [...columns].map(([at, { sum, count }]) => [at, sum / count] as const);
}

/** Numbers that would run into the one below them are left out. */
function spread(ticks: readonly Tick[]): readonly Tick[] {
  return ticks.reduce<Tick[]>((shown, tick) => (shown.length > 0 && shown.at(-1)!.at - tick.at < 16 ? shown : [...shown, tick]), []);
}

/** A row of the table: what is compared, the texts run by run, and whether they differ. */
export const figureRows = ({ runs, figureNames }: RunComparisonData) =>
  figureNames.map((name, index) => {
    const texts = runs.map(({ figures }) => figures[index] ?? '–');
    return { name, texts, differs: new Set(texts).size > 1 };
  });

/** Points of a run as they grow: losses, validation, and the gradient norms that the seismograph shows. */
import { RunCurves } from '@core/training/curve';
import type { LayerStatistics, RunFrame, RunPoints } from '../bridge/contract';

/** Gradient norm of each layer's output at one step. */
export interface NormSample {
  readonly step: number;
  readonly norms: ReadonlyMap<string, number>;
}

/** Of a long run the envelope of the losses. Norms and history grow in place; a new object around them says that they grew. */
export interface Curve extends RunPoints {
  readonly norms: NormSample[];
  readonly history: RunCurves;
}

const mostNormSamples = 1024;
/** A chart of a thousand pixels shows no more; a tiny network does so many steps in a few milliseconds. */
const mostBuckets = 1024;

export const emptyCurve = (): Curve => ({ training: [], validation: [], norms: [], history: new RunCurves(mostBuckets) });

/** Appends what a frame brought. Points of a step that is done again replace those from there on: a reset, or a resumed run. */
export function grow(curve: Curve, frame: RunFrame, points: RunPoints): Curve {
  const first = points.training[0]?.step ?? Infinity;
  curve.history.cutFrom(first, points.validation[0]?.step ?? first);
  curve.history.add(points);
  cutFrom(curve.norms, first);
  addNorms(curve.norms, frame.statisticsStep, frame.statistics);
  return { ...curve, ...curve.history.peek() };
}

/** Drops the points at `step` and after it. */
function cutFrom(points: { readonly step: number }[], step: number): void {
  let end = points.length;
  while (end > 0 && points[end - 1]!.step >= step) end--;
  points.length = end;
}

/** Keeps every second sample once there are too many, so that the whole run stays visible in bounded memory. */
function addNorms(norms: NormSample[], step: number, statistics: readonly LayerStatistics[]): void {
  if (statistics.length === 0 || norms.at(-1)?.step === step) return;
  norms.push({ step, norms: new Map(statistics.map(({ layer, gradientNorm }) => [layer, gradientNorm])) });
  if (norms.length <= mostNormSamples) return;
  const kept = norms.filter((_, index) => index % 2 === 0);
  norms.splice(0, norms.length, ...kept);
}

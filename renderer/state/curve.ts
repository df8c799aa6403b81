/** Points of a run as they grow: losses, validation, and the gradient norms that the seismograph shows. */
import type { LayerStatistics, RunFrame, RunPoints } from '../bridge/contract';

/** Gradient norm of each layer's output at one step. */
export interface NormSample {
  readonly step: number;
  readonly norms: ReadonlyMap<string, number>;
}

/** The arrays grow in place; a new object around them says that they grew. */
export interface Curve {
  readonly training: RunPoints['training'][number][];
  readonly validation: RunPoints['validation'][number][];
  readonly norms: NormSample[];
}

const mostNormSamples = 1024;

export const emptyCurve = (): Curve => ({ training: [], validation: [], norms: [] });

/** Appends what a frame brought. A step that is not later than the last one starts the curve again. */
export function grow(curve: Curve, frame: RunFrame, points: RunPoints): Curve {
  const first = points.training[0];
  const last = curve.training.at(-1);
  const base = first && last && first.step <= last.step ? emptyCurve() : curve;
  for (const point of points.training) base.training.push(point);
  for (const point of points.validation) base.validation.push(point);
  addNorms(base.norms, frame.statisticsStep, frame.statistics);
  return { ...base };
}

/** Keeps every second sample once there are too many, so that the whole run stays visible in bounded memory. */
function addNorms(norms: NormSample[], step: number, statistics: readonly LayerStatistics[]): void {
  if (statistics.length === 0 || norms.at(-1)?.step === step) return;
  norms.push({ step, norms: new Map(statistics.map(({ layer, gradientNorm }) => [layer, gradientNorm])) });
  if (norms.length <= mostNormSamples) return;
  const kept = norms.filter((_, index) => index % 2 === 1);
  norms.splice(0, norms.length, ...kept);
}

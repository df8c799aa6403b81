/** Points of a run as they grow: losses, validation, and the gradient norms that the seismograph shows. */
import { RunCurves } from '@core/training/curve';
import type { LayerStatistics, RunFrame, RunPoints } from '../bridge/contract';

/** Gradient norm of each layer's output at one step. */
export interface NormSample {
  readonly step: number;
  readonly norms: ReadonlyMap<string, number>;
}

/** Of a long run the envelope of the losses. Norms are another list once one was measured; the history grows in place. */
export interface Curve extends RunPoints {
  readonly norms: readonly NormSample[];
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
  const norms = withNorms(before(curve.norms, first), frame.statisticsStep, frame.statistics);
  return { ...curve, norms, ...curve.history.peek() };
}

/** Without the samples at `step` and after it. */
function before(norms: readonly NormSample[], step: number): readonly NormSample[] {
  const end = norms.findLastIndex((sample) => sample.step < step) + 1;
  return end === norms.length ? norms : norms.slice(0, end);
}

/** Keeps every second sample once there are too many, so that the whole run stays visible in bounded memory. */
function withNorms(norms: readonly NormSample[], step: number, statistics: readonly LayerStatistics[]): readonly NormSample[] {
  if (statistics.length === 0 || norms.at(-1)?.step === step) return norms;
  const grown = [...norms, { step, norms: new Map(statistics.map(({ layer, gradientNorm }) => [layer, gradientNorm])) }];
  return grown.length <= mostNormSamples ? grown : grown.filter((_, index) => index % 2 === 0);
}

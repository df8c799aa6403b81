/** Points of a run as they grow: losses, validation, and the statistics of the layers that the seismograph shows. */
import { RunCurves } from '@core/training/curve';
import type { LayerStatistics, RunFrame, RunPoints } from '../bridge/contract';

/** What was measured at one step, by the id of the layer in the expanded network. */
export interface StatisticsSample {
  readonly step: number;
  readonly layers: ReadonlyMap<string, LayerStatistics>;
}

/** Of a long run the envelope of the losses. Samples are another list once one was measured; the history grows in place. */
export interface Curve extends RunPoints {
  readonly samples: readonly StatisticsSample[];
  readonly history: RunCurves;
}

const mostSamples = 1024;
/** A chart of a thousand pixels shows no more; a tiny network does so many steps in a few milliseconds. */
const mostBuckets = 1024;

export const emptyCurve = (): Curve => ({ training: [], validation: [], samples: [], history: new RunCurves(mostBuckets) });

/** Appends what a frame brought. Points of a step that is done again replace those from there on: a reset, or a resumed run. */
export function grow(curve: Curve, frame: RunFrame, points: RunPoints): Curve {
  const first = points.training[0]?.step ?? Infinity;
  curve.history.cutFrom(first, points.validation[0]?.step ?? first);
  curve.history.add(points);
  const samples = withSample(before(curve.samples, first), frame.statisticsStep, frame.statistics);
  return { ...curve, samples, ...curve.history.peek() };
}

/** Without the samples at `step` and after it. */
function before(samples: readonly StatisticsSample[], step: number): readonly StatisticsSample[] {
  const end = samples.findLastIndex((sample) => sample.step < step) + 1;
  return end === samples.length ? samples : samples.slice(0, end);
}

/** Keeps every second sample once there are too many, so that the whole run stays visible in bounded memory. */
function withSample(samples: readonly StatisticsSample[], step: number, statistics: readonly LayerStatistics[]): readonly StatisticsSample[] {
  if (statistics.length === 0 || samples.at(-1)?.step === step) return samples;
  const grown = [...samples, { step, layers: new Map(statistics.map((each) => [each.layer, each])) }];
  return grown.length <= mostSamples ? grown : grown.filter((_, index) => index % 2 === 0);
}

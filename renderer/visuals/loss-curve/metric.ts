/** What is validated besides the loss: the share of right answers, or how far predicted numbers are off on average. */
import { extent, scaleLinear, type ScaleContinuousNumeric } from 'd3';
import { m } from '../../messages/generated/messages.js';

export type Metric =
  /** Share of right answers, 0 to 1. */
  | { readonly accuracy: number }
  /** In the units of the targets. */
  | { readonly meanAbsoluteError: number };

export const metricValue = (metric: Metric): number => ('accuracy' in metric ? metric.accuracy : metric.meanAbsoluteError);

/** Accuracy before anything was validated: it is the usual one. */
export const metricName = (metric?: Metric): string => (metric && 'meanAbsoluteError' in metric ? m.chart_mean_absolute_error() : m.chart_accuracy());

export const metricText = (metric: Metric): string => ('accuracy' in metric ? percentText(metric.accuracy) : numberText(metric.meanAbsoluteError));

export const percentText = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** Three significant digits, as a power of ten where that is shorter. */
export const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return '∞';
  return value !== 0 && (value < 0.001 || value >= 10_000) ? value.toExponential(1).replace('e+', 'e') : String(+value.toPrecision(3));
};

/** The axis on the right: where it puts a metric, and its ticks. */
export interface MetricAxis {
  readonly at: (metric: Metric) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** Shares reach from a round one below the worst up to 1, so that late progress stays visible; errors from 0 to the worst. */
export function metricAxis(metrics: readonly Metric[], range: [number, number]): MetricAxis {
  const [least = 0, most = 0] = extent(metrics, metricValue);
  const isShare = metrics.every((metric) => 'accuracy' in metric);
  const scale: ScaleContinuousNumeric<number, number> = isShare
    ? scaleLinear([Math.min(0.9, Math.floor(least * 10) / 10), 1], range)
    : scaleLinear([0, most > 0 && Number.isFinite(most) ? most : 1], range).nice(4);
  const text = (value: number): string => (isShare ? `${+(value * 100).toFixed(1)} %` : String(+value.toPrecision(2)));
  const ticks = metrics.length === 0 ? [] : scale.ticks(4).map((value) => ({ at: scale(value), text: text(value) }));
  return { at: (metric) => scale(metricValue(metric)), ticks };
}

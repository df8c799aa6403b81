/** The ridges as a table: a row for each step, with the figures and the count of every interval. */
import { m } from '../../../../messages/generated/messages.js';
import type { ChartTable } from '../../../../ui/chart/table';
import type { RidgeRow } from './encode';

export function tableOf(rows: readonly RidgeRow[]): ChartTable {
  const bins = Math.max(0, ...rows.map(({ histogram }) => histogram.counts.length));
  const figures = [m.spread_count(), m.spread_not_finite(), m.tensor_mean(), m.spread_deviation(), m.tensor_least(), m.tensor_most(), m.spread_below(), m.spread_from(), m.spread_to(), m.spread_above()];
  return {
    columns: [m.chart_column_step(), ...figures, ...Array.from({ length: bins }, (_, bin) => m.spread_bin_column({ number: bin + 1 }))],
    rows: rows.map(({ step, histogram: { count, notFinite, mean, deviation, least, most, below, from, to, above, counts } }) => [step, count, notFinite, mean, deviation, least, most, below, from, to, above, ...Array.from({ length: bins }, (_, bin) => counts[bin] ?? '')]),
  };
}

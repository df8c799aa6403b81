/** Histograms of a run, look by look. They belong to the run: another one begins with none. */
import type { SpreadsAnswer } from '@core/inspect/spreads';

export interface HistoryRow {
  readonly step: number;
  readonly spreads: SpreadsAnswer;
}

/** More rows than a drawing shows; each is some tens of kilobytes at most. */
export const mostRows = 96;

/**
 * With one row more. Rows of that step or later ones are replaced: they are done again. Of too many the one goes whose
 * neighbors are the closest in steps, so that the whole run stays evenly covered; the first and the last stay.
 */
export function withRow<Row extends { readonly step: number }>(rows: readonly Row[], row: Row, most = mostRows): readonly Row[] {
  const kept = [...rows.filter(({ step }) => step < row.step), row];
  if (kept.length <= most) return kept;
  let [goes, closest] = [1, Infinity];
  for (let i = 1; i < kept.length - 1; i++) {
    const distance = kept[i + 1]!.step - kept[i - 1]!.step;
    if (distance < closest) [goes, closest] = [i, distance];
  }
  return kept.toSpliced(goes, 1);
}

export class ValueHistory {
  #rows: readonly HistoryRow[] = $state.raw([]);

  get rows(): readonly HistoryRow[] {
    return this.#rows;
  }

  add(row: HistoryRow): void {
    this.#rows = withRow(this.#rows, row);
  }
}

const known = new WeakMap<object, ValueHistory>();

/** The same for the same run, also for a view that comes back. @param run lives as long as the run */
export function historyOf(run: object): ValueHistory {
  const history = known.get(run) ?? new ValueHistory();
  known.set(run, history);
  return history;
}

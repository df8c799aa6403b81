/** From the sizes of the values of each layer to marks along a logarithmic axis that ends where float32 ends. */
import { scaleLinear } from 'd3';
import type { PlotBox, Tick } from '../../../../ui/chart/tick';

export interface TrailRow {
  readonly phase: 'forward' | 'backward' | 'update';
  readonly phaseName: string;
  readonly layer: string;
  /** Largest size in the step before. */
  readonly before?: number | undefined;
  readonly now: number;
  /** Numbers that are not finite. */
  readonly bad: number;
  /** Where the first of them came from. */
  readonly isCulprit: boolean;
}

export interface TrailMark {
  readonly row: TrailRow;
  readonly y: number;
  readonly before: number | null;
  readonly now: number;
}

export interface TrailMarks {
  readonly plot: PlotBox;
  readonly height: number;
  /** Where numbers end. */
  readonly limit: number;
  readonly ticks: readonly Tick[];
  readonly marks: readonly TrailMark[];
  readonly heads: readonly { readonly text: string; readonly y: number }[];
}

/** The largest float32. */
export const largest = (2 - 2 ** -23) * 2 ** 127;

const margin = { left: 104, right: 30, top: 4, bottom: 20 };
const pitch = 17;
/** Smaller sizes stand at the left edge. */
const leastExponent = -6;

export function encode(rows: readonly TrailRow[], width: number): TrailMarks {
  const heads: { text: string; y: number }[] = [];
  let y = margin.top;
  const placed = rows.map((row, index) => {
    if (row.phase !== rows[index - 1]?.phase) {
      heads.push({ text: row.phaseName, y: y + pitch / 2 });
      y += pitch;
    }
    y += pitch;
    return { row, y: y - pitch / 2 };
  });
  const plot = { left: margin.left, right: width - margin.right, top: margin.top, bottom: y };
  const x = scaleLinear([leastExponent, Math.log10(largest)], [plot.left, plot.right]).clamp(true);
  const at = (size: number): number => x(size > 0 ? Math.log10(size) : leastExponent);
  const stride = plot.right - plot.left < 220 ? 20 : 10;
  const exponents = [0, 10, 20, 30].filter((exponent) => exponent % stride === 0);
  return {
    plot,
    height: y + margin.bottom,
    limit: plot.right,
    ticks: exponents.map((exponent) => ({ at: x(exponent), text: `1e${exponent}` })),
    marks: placed.map(({ row, y: middle }) => ({ row, y: middle, before: row.before === undefined ? null : at(row.before), now: at(row.now) })),
    heads,
  };
}

/** Index of the mark nearest to a height. */
export function markAt(marks: readonly TrailMark[], y: number): number {
  return marks.reduce((best, mark, index) => (Math.abs(mark.y - y) < Math.abs(marks[best]!.y - y) ? index : best), 0);
}

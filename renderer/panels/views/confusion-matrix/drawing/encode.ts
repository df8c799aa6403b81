/** From counts of true and predicted classes to the cells of a matrix, and to a table with precision and recall. Pure. */
import type { PlotBox } from '../../../../ui/chart/tick';

export interface ConfusionData {
  /** Of the classes. */
  readonly names: readonly string[];
  /** A row for each true class, a column for each predicted one. */
  readonly counts: readonly (readonly number[])[];
}

export interface Cell {
  readonly truth: number;
  readonly predicted: number;
}

export interface CellMark extends Cell {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Of the examples of its true class. */
  readonly share: number;
  /** Of the color, 0 to 1; grows with the root of the share, so that rare errors are seen. */
  readonly strength: number;
}

export interface ConfusionMarks {
  readonly plot: PlotBox;
  readonly width: number;
  readonly height: number;
  readonly cells: readonly CellMark[];
  /** Size of the letters in the cells; 0 where none fit. */
  readonly letters: number;
  /** How many places a text may have in a cell. */
  readonly room: number;
}

const margin = { left: 34, right: 6, top: 4, bottom: 18 };
/** Of a cell, width to height. */
const widest = 2.2;
const letterWidth = 0.62;
const [leastLetters, mostLetters] = [8, 15];

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** A share as it is read: `12.5 %`; nothing of nothing is a dash. */
export const shareText = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** Share of the examples on the diagonal. */
export const rightOf = ({ counts }: ConfusionData): number => sum(counts.map((row, truth) => row[truth]!));

export function encode({ names, counts }: ConfusionData, size: { readonly width: number; readonly height: number }): ConfusionMarks {
  const longest = Math.max(...names.map((name) => Math.min(10, name.length)));
  const left = Math.max(margin.left, 16 + 7 * longest);
  const height = (size.height - margin.top - margin.bottom) / names.length;
  const width = Math.min(widest * height, (size.width - left - margin.right) / names.length);
  const cells = counts.flatMap((row, truth) =>
    row.map((count, predicted): CellMark => {
      const share = count / Math.max(1, sum(row));
      return { truth, predicted, x: left + predicted * width, y: margin.top + truth * height, count, share, strength: Math.sqrt(share) };
    }),
  );
  const letters = Math.min(mostLetters, Math.floor(height < 24 ? height - 2 : height / 2 + 2));
  const room = Math.floor((width - 3) / (letterWidth * letters));
  const plot = { left, right: left + names.length * width, top: margin.top, bottom: margin.top + names.length * height };
  return { plot, width, height, cells, letters: letters < leastLetters ? 0 : letters, room };
}

/** The cell at a place of the drawing. */
export function cellAt({ plot, width, height }: ConfusionMarks, x: number, y: number): Cell | null {
  if (x < plot.left || x >= plot.right || y < plot.top || y >= plot.bottom) return null;
  return { truth: Math.floor((y - plot.top) / height), predicted: Math.floor((x - plot.left) / width) };
}

/** The matrix with what was found of each class, and below how often each prediction is right. */
export function tableOf({ names, counts }: ConfusionData, words: { readonly corner: string; readonly recall: string; readonly precision: string }) {
  const share = (part: number, whole: number): number | string => (whole === 0 ? '' : part / whole);
  const found = counts.map((row, truth) => share(row[truth]!, sum(row)));
  const right = names.map((_, label) => share(counts[label]![label]!, sum(counts.map((row) => row[label]!))));
  return {
    columns: [words.corner, ...names, words.recall],
    rows: [...counts.map((row, truth) => [names[truth]!, ...row, found[truth]!]), [words.precision, ...right, '']],
  };
}

/** What a small sign on a connection shows of the tensor that it carries: numbers, a picture or a histogram. Pure. */
import type { Tensor, TensorData } from '@core/tensor/tensor';
import { picturesOf, type Picture } from '../../diagram/pixels/palette';
import { readable } from '../../diagram/scales/number-text';
import { histogramOf, statisticsOf } from '../../diagram/tensor/statistics';

/** One element. */
export interface Cell {
  readonly text: string;
  readonly exact: string;
  /** Its size as a share of the largest, 0 to 1. */
  readonly share: number;
  readonly isNegative: boolean;
}

export type Chip =
  | { readonly kind: 'numbers'; readonly columns: number; readonly cells: readonly Cell[] }
  /** Equal pictures beside one another; `most` is the size that gets the full color. */
  | { readonly kind: 'picture'; readonly columns: number; readonly pictures: readonly Picture[]; readonly most: number; readonly more: number }
  /** Heights from 0 to 1. */
  | { readonly kind: 'histogram'; readonly bars: readonly { readonly height: number; readonly isNegative: boolean }[]; readonly least: string; readonly most: string };

const mostNumbers = 10;
const mostPictures = 4;
/** Smaller ones are numbers rather than pictures. */
const leastSide = 4;
const bins = 18;
/** Pixels along the connection from which on pictures stand in one row. */
const rowOfPictures = 160;
/** Pixels that a number needs. */
export const cellWidth = 44;

/**
 * @param tensor [N, …]; of several examples only the histogram says something
 * @param room pixels along the connection
 */
export function chipOf({ shape, data }: Tensor, room: number): Chip {
  const isOne = (shape[0] ?? 1) === 1;
  if (isOne && data.length <= mostNumbers) return numbersOf(data, room);
  const [channels, height, width] = shape.length === 3 ? [1, shape[1], shape[2]] : shape.slice(1);
  const isPicture = isOne && (shape.length === 3 || shape.length === 4) && Math.min(height, width) >= leastSide;
  return isPicture ? pictureOf([1, channels, height, width], data, room) : histogram(data);
}

function numbersOf(data: TensorData, room: number): Chip {
  const largest = Math.max(...Array.from(data, Math.abs));
  const share = (value: number): number => (largest > 0 && Number.isFinite(value) ? Math.abs(value) / largest : 0);
  const cells = Array.from(data, (value): Cell => ({ text: readable(value), exact: String(value), share: share(value), isNegative: value < 0 }));
  return { kind: 'numbers', columns: Math.max(1, Math.min(cells.length, Math.floor(room / cellWidth))), cells };
}

function pictureOf(shape: readonly number[], data: TensorData, room: number): Chip {
  const all = picturesOf(shape, data);
  const pictures = all.slice(0, mostPictures);
  const { least, most } = statisticsOf(data);
  return { kind: 'picture', columns: Math.min(pictures.length, room < rowOfPictures ? 2 : mostPictures), pictures, most: Math.max(Math.abs(least), Math.abs(most)), more: all.length - pictures.length };
}

/** Two significant digits, because both ends stand side by side. */
const short = (value: number): string => (Number.isFinite(value) ? readable(Number(value.toPrecision(2))) : readable(value));

function histogram(data: TensorData): Chip {
  const statistics = statisticsOf(data);
  const { least, most } = statistics;
  const counts = Array.from(histogramOf(data, statistics, bins));
  const tallest = Math.max(1, ...counts);
  const bars = counts.map((count, i) => ({ height: count / tallest, isNegative: least + ((i + 1) * (most - least)) / bins <= 0 }));
  return { kind: 'histogram', bars, least: short(least), most: short(most) };
}

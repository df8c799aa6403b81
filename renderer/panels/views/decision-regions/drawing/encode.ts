/** Regions of the plane as the network sees them, and how well they fit the points. Pure. */
import { largestOf, type PlanePoints } from '../../../../diagram/plane/points';
import type { PlaneWindow } from '../../../../diagram/plane/window';

/** `width` numbers for each cell, row after row from the top: probabilities, or predicted numbers. */
export interface PlaneGrid {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
}

export interface RegionsData {
  readonly window: PlaneWindow;
  readonly points: PlanePoints;
  /** Names of the classes; `null` where a number is predicted. */
  readonly classes: readonly string[] | null;
  /** Name of the number that is predicted. */
  readonly target: string;
  readonly grid: PlaneGrid;
  /** What the network says at each point, `grid.width` numbers each. */
  readonly said: Float32Array;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Reading {
  readonly x: number;
  readonly y: number;
  /** What the network says there. */
  readonly said: readonly number[];
}

/** Whether the network takes a point for another class; never of numbers. */
export const isWrong = ({ points: { labels }, grid: { width }, said }: RegionsData, point: number): boolean =>
  labels !== undefined && largestOf(said, point * width, width) !== labels[point];

/** At a place of the drawing, in pixels. */
export function readAt({ window, grid }: RegionsData, { width, height }: Size, place: { readonly x: number; readonly y: number }): Reading {
  const column = clamp(Math.floor((place.x / width) * grid.columns), grid.columns);
  const row = clamp(Math.floor((place.y / height) * grid.rows), grid.rows);
  const start = (row * grid.columns + column) * grid.width;
  return {
    x: window.left + ((column + 0.5) / grid.columns) * (window.right - window.left),
    y: window.top + ((row + 0.5) / grid.rows) * (window.bottom - window.top),
    said: [...grid.values.subarray(start, start + grid.width)],
  };
}

const clamp = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index));

export interface Fit {
  readonly train: number | null;
  readonly validation: number | null;
}

/** Of classes the share of points in the right region, of numbers the root of the mean squared error; `null` of no points. */
export function fitOf(data: RegionsData): Fit {
  const count = data.points.places.length / 2;
  const part = (from: number, to: number): number | null => (to > from ? meanOver(from, to, judgeOf(data)) : null);
  const [train, validation] = [part(0, data.points.trainCount), part(data.points.trainCount, count)];
  if (data.classes) return { train, validation };
  return { train: train === null ? null : Math.sqrt(train), validation: validation === null ? null : Math.sqrt(validation) };
}

function judgeOf(data: RegionsData): (point: number) => number {
  const { points: { targets }, grid: { width }, said } = data;
  return targets ? (point) => (said[point * width]! - targets[point]!) ** 2 : (point) => Number(!isWrong(data, point));
}

function meanOver(from: number, to: number, of: (point: number) => number): number {
  let sum = 0;
  for (let point = from; point < to; point++) sum += of(point);
  return sum / (to - from);
}

/** Each point with what the network says there: the numbers of the drawing. */
export function rowsOf(data: RegionsData, words: { readonly train: string; readonly validation: string }): readonly (readonly (string | number)[])[] {
  const { points: { places, trainCount, labels, targets }, classes, grid: { width }, said } = data;
  return Array.from({ length: places.length / 2 }, (_, point) => {
    const truth = labels && classes ? classes[labels[point]!]! : targets![point]!;
    return [point < trainCount ? words.train : words.validation, places[2 * point]!, places[2 * point + 1]!, truth, ...said.subarray(point * width, (point + 1) * width)];
  });
}

/** One element of a tensor: by its number in row-major order, by its index along each axis, and in a cut. */
import type { Shape } from '@core/tensor/tensor';
import { firstCut, type Cut } from './slice';

export const elementOf = (shape: Shape, index: readonly number[]): number => index.reduce((element, place, axis) => element * shape[axis] + place, 0);

export function indexOf(shape: Shape, element: number): number[] {
  const index = shape.map(() => 0);
  let rest = element;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}

/** The last two axes, through that place. */
export const cutThrough = (shape: Shape, index: readonly number[]): Cut => ({ ...firstCut(shape), places: index });

/** The element in a row and column of a cut. */
export function elementInCut(shape: Shape, { rows, columns, places }: Cut, row: number, column: number): number {
  const shown = new Map([[rows, row], [columns, column]]);
  return elementOf(shape, places.map((place, axis) => shown.get(axis) ?? place));
}

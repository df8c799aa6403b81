/** A two-dimensional cut through a tensor, to be shown as rows and columns. */
import type { Shape, Tensor, TensorData } from '@core/tensor/tensor';

/** Which axes are shown; the others stay at one place. */
export interface Cut {
  /** `null` for a tensor without that many axes: there is one row, or one column. */
  readonly rows: number | null;
  readonly columns: number | null;
  /** The place on every axis; those of the shown axes do not matter. */
  readonly places: readonly number[];
}

/** The elements of a cut, read where they are. */
export interface Slice {
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => number;
}

/** The last two axes, the others at their beginning. */
export function firstCut({ length: rank }: Shape): Cut {
  return { rows: rank > 1 ? rank - 2 : null, columns: rank > 0 ? rank - 1 : null, places: Array.from({ length: rank }, () => 0) };
}

/** Shows an axis as rows or columns; if the other one shows it, they change places. */
export function showAxis(cut: Cut, as: 'rows' | 'columns', axis: number): Cut {
  const other = as === 'rows' ? 'columns' : 'rows';
  return cut[other] === axis ? { ...cut, [other]: cut[as], [as]: axis } : { ...cut, [as]: axis };
}

export const movePlace = (cut: Cut, axis: number, place: number): Cut => ({ ...cut, places: cut.places.with(axis, place) });

/** The axes that are not shown. */
export const hiddenAxes = ({ rows, columns, places }: Cut): readonly number[] => places.flatMap((_, axis) => (axis === rows || axis === columns ? [] : [axis]));

export function sliceOf({ shape, data }: Pick<Tensor, 'shape'> & { readonly data: TensorData }, cut: Cut): Slice {
  const strides = stridesOf(shape);
  const start = hiddenAxes(cut).reduce((offset, axis) => offset + cut.places[axis] * strides[axis], 0);
  const [down, across] = [cut.rows, cut.columns].map((axis) => (axis === null ? 0 : strides[axis]));
  const sizeOf = (axis: number | null) => (axis === null ? 1 : shape[axis]);
  return { rows: sizeOf(cut.rows), columns: sizeOf(cut.columns), at: (row, column) => data[start + row * down + column * across] };
}

function stridesOf(shape: Shape): readonly number[] {
  const strides: number[] = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1] * shape[axis + 1];
  return strides;
}

/** The cut as comma-separated values, a row on each line. */
export function sliceAsCsv({ rows, columns, at }: Slice): string {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_c, column) => String(at(row, column))).join(',')).join('\n');
}

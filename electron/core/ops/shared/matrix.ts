/** Matrix products: both factors are packed into rows of float64, then multiplied in register-sized blocks. */
import type { TensorData } from '../../tensor/tensor';

/** Rows are multiplied in pairs with columns in fours; packed factors are filled up with zeros to whole blocks. */
const BLOCK_ROWS = 2;
const BLOCK_COLUMNS = 4;

const wholeBlocks = (count: number, block: number): number => Math.ceil(count / block) * block;

/** One matrix inside tensor data: element (row, column) stands at start + row·rowStride + column·columnStride. */
export interface MatrixView {
  readonly data: TensorData;
  readonly start: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** A row-major matrix of `columns` columns, or its transpose. */
export const matrixView = (data: TensorData, start: number, columns: number, transposed: boolean): MatrixView =>
  transposed ? { data, start, rowStride: 1, columnStride: columns } : { data, start, rowStride: columns, columnStride: 1 };

/** Lines of the matrix (its rows, or its columns) one after the other, filled up with zero lines. */
function packed(data: TensorData, start: number, lines: number, length: number, lineStride: number, stride: number, block: number): Float64Array {
  const result = new Float64Array(wholeBlocks(lines, block) * length);
  let target = 0;
  for (let line = 0; line < lines; line++) {
    let source = start + line * lineStride;
    for (let i = 0; i < length; i++, source += stride) result[target++] = data[source];
  }
  return result;
}

export const packRows = ({ data, start, rowStride, columnStride }: MatrixView, rows: number, inner: number): Float64Array =>
  packed(data, start, rows, inner, rowStride, columnStride, BLOCK_ROWS);

export const packColumns = ({ data, start, rowStride, columnStride }: MatrixView, inner: number, columns: number): Float64Array =>
  packed(data, start, columns, inner, columnStride, rowStride, BLOCK_COLUMNS);

/**
 * Writes scale · A·B, [rows, columns] row-major, into `target` at `start`. Sums are kept in float64 and rounded when stored.
 * @param a rows of A from `packRows`
 * @param b columns of B from `packColumns`
 */
export function multiplyPacked(
  a: Float64Array,
  b: Float64Array,
  { rows, inner, columns }: { readonly rows: number; readonly inner: number; readonly columns: number },
  target: TensorData,
  start = 0,
  scale = 1,
): void {
  const block = new Float64Array(BLOCK_ROWS * BLOCK_COLUMNS);
  for (let row = 0; row < rows; row += BLOCK_ROWS) {
    const height = Math.min(BLOCK_ROWS, rows - row);
    for (let column = 0; column < columns; column += BLOCK_COLUMNS) {
      const width = Math.min(BLOCK_COLUMNS, columns - column);
      multiplyBlock(a, row * inner, b, column * inner, inner, block);
      for (let i = 0; i < height; i++) {
        const first = start + (row + i) * columns + column;
        for (let j = 0; j < width; j++) target[first + j] = scale * block[i * BLOCK_COLUMNS + j];
      }
    }
  }
}

/**
 * Two rows times four columns: eight sums that stay in registers, without arrays in the loop. They start at -0, because
 * -0 + x is x for every x; so generated code may begin with the first product, and has the same bits.
 */
function multiplyBlock(a: Float64Array, rowStart: number, b: Float64Array, columnStart: number, inner: number, block: Float64Array): void {
  const end = rowStart + inner;
  let s00 = -0, s01 = -0, s02 = -0, s03 = -0;
  let s10 = -0, s11 = -0, s12 = -0, s13 = -0;
  for (let i = rowStart, j = columnStart; i < end; i++, j++) {
    const x = a[i];
    const y = a[i + inner];
    const p = b[j];
    const q = b[j + inner];
    const r = b[j + 2 * inner];
    const s = b[j + 3 * inner];
    s00 += x * p;
    s01 += x * q;
    s02 += x * r;
    s03 += x * s;
    s10 += y * p;
    s11 += y * q;
    s12 += y * r;
    s13 += y * s;
  }
  block[0] = s00;
  block[1] = s01;
  block[2] = s02;
  block[3] = s03;
  block[4] = s10;
  block[5] = s11;
  block[6] = s12;
  block[7] = s13;
}

/** What a chart shows, in numbers: for a file, the clipboard, and whoever does not see the drawing. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** At most `most` rows, evenly through the table, with the first and the last. */
export function thinned({ columns, rows }: ChartTable, most: number): ChartTable {
  if (rows.length <= most) return { columns, rows };
  return { columns, rows: Array.from({ length: most }, (_, row) => rows[Math.round((row * (rows.length - 1)) / (most - 1))]!) };
}

/** A number of a table as it is read: six significant digits; the file has all of them. */
export const cellText = (cell: string | number): string => (typeof cell === 'number' && Number.isFinite(cell) ? String(+cell.toPrecision(6)) : String(cell));

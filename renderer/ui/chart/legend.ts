/** A line or an area of a chart, as its legend names it. */
export interface LegendEntry {
  readonly name: string;
  /** A token: `loss`. */
  readonly color: string;
  readonly dash?: string;
  /** A filled square instead of a line. */
  readonly isArea?: boolean;
  /** The exact value at the cursor; a dash if there is none. */
  readonly value?: string | null;
}

/** Which part of a long table is in sight: only that is drawn. */

export interface View {
  readonly offset: number;
  /** Length of what is in sight, in the same pixels. */
  readonly length: number;
}

export interface Range {
  readonly first: number;
  /** The one behind the last. */
  readonly end: number;
}

/** The entries of `size` pixels each that a view touches, and one more on each side. */
export function inSight({ offset, length }: View, size: number, count: number): Range {
  const first = Math.max(0, Math.floor(offset / size) - 1);
  return { first: Math.min(first, count), end: Math.min(count, Math.ceil((offset + length) / size) + 1) };
}

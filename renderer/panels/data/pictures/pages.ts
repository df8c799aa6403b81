/** Going through many examples with the keyboard. */

interface At {
  readonly place: number;
  readonly count: number;
  /** Examples in a row. */
  readonly across: number;
  readonly perPage: number;
}

/** Where a key leads, from the first to the last example; `null` if it leads nowhere. */
export function nextPlace(key: string, { place, count, across, perPage }: At): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across, PageUp: -perPage, PageDown: perPage, Home: -count, End: count };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, place + step));
}

/** The examples of a problem on the plane. */

export interface PlanePoints {
  /** x and y of one point after the other; the points of the train split first. */
  readonly places: Float32Array;
  readonly trainCount: number;
  /** Class of each; of a problem with classes. */
  readonly labels?: Uint8Array;
  /** The number to predict of each; the first one, if there are several. */
  readonly targets?: Float32Array;
}

/** The one with the largest number of `width` numbers. */
export function largestOf(values: Float32Array, start: number, width: number): number {
  let best = 0;
  for (let i = 1; i < width; i++) if (values[start + i]! > values[start + best]!) best = i;
  return best;
}

/**
 * The cells of the strips, one row for each layer and one column for a few pixels of the steps. They are filled as steps
 * come, so that a frame costs what it brings and not what the run is long.
 */
import { placeOf, type Scale } from './scale';

/** Something that was measured at a step. */
export interface Sampled {
  readonly step: number;
}

export class Cells<Sample extends Sampled> {
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;
  #last: Sample | null = null;

  /** @param end the step at the right edge */
  constructor(
    readonly rows: number,
    readonly columns: number,
    readonly end: number,
    private readonly scale: Scale,
    private readonly read: (sample: Sample, row: number) => number | undefined,
  ) {
    this.#sums = new Float64Array(rows * columns);
    this.#counts = new Uint32Array(rows * columns);
  }

  columnOf(step: number): number {
    return Math.min(this.columns - 1, Math.floor((step / this.end) * this.columns));
  }

  /** Takes what came since the last time, or everything after a cut, and answers the columns that changed, from and until. */
  take(samples: readonly Sample[]): readonly [number, number] {
    let start = samples.length;
    while (start > 0 && samples[start - 1]!.step > (this.#last?.step ?? -1)) start--;
    const isCut = this.#last !== null && samples[start - 1] !== this.#last;
    if (isCut) this.#forget();
    const first = isCut ? 0 : start;
    let from = this.columns;
    let until = 0;
    for (let i = first; i < samples.length; i++) {
      const [left, right] = this.#add(samples[i]!);
      from = Math.min(from, left);
      until = Math.max(until, right + 1);
    }
    return isCut ? [0, this.columns] : [from, until];
  }

  /** Mean place on the scale; `null` where nothing was measured. */
  at(row: number, column: number): number | null {
    const index = row * this.columns + column;
    return this.#counts[index] ? this.#sums[index]! / this.#counts[index]! : null;
  }

  /** A column between two measurements shows the later one. */
  #add(sample: Sample): readonly [number, number] {
    const right = this.columnOf(sample.step);
    const left = this.#last ? Math.min(right, this.columnOf(this.#last.step) + 1) : 0;
    for (let row = 0; row < this.rows; row++) {
      const value = this.read(sample, row);
      if (value === undefined) continue;
      const place = placeOf(this.scale, value);
      for (let column = left; column <= right; column++) {
        this.#sums[row * this.columns + column]! += place;
        this.#counts[row * this.columns + column]! += 1;
      }
    }
    this.#last = sample;
    return [left, right];
  }

  #forget(): void {
    this.#sums.fill(0);
    this.#counts.fill(0);
    this.#last = null;
  }
}

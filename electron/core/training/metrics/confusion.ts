import type { Tensor } from '../../tensor/tensor';

/** How often each class was taken for which one: a row for each true class, a column for each predicted one. */
export type Confusion = readonly (readonly number[])[];

/** Counts, batch by batch, which class gets the largest score. */
export class ConfusionMatrix {
  readonly counts: number[][];

  constructor(classes: number) {
    this.counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  }

  /** Scores [N, classes] and the right classes [N]. */
  add({ data, shape: [size, classes] }: Tensor, labels: Tensor): void {
    for (let row = 0; row < size; row++) {
      this.counts[labels.data[row]][largestAt(data.subarray(row * classes, (row + 1) * classes))]++;
    }
  }
}

/** Place of the largest score, the first of several equal ones. */
function largestAt(scores: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i;
  return best;
}

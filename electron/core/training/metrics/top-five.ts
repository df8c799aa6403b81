import type { Tensor } from '../../tensor/tensor';

/** Counts, batch by batch, how often the right class is among the five with the largest scores. */
export class TopFive {
  private hits = 0;
  private examples = 0;

  /** Scores [N, classes] and the right classes [N]. */
  add({ data, shape: [size, classes] }: Tensor, labels: Tensor): void {
    for (let row = 0; row < size; row++) {
      if (rankOf(data.subarray(row * classes, (row + 1) * classes), labels.data[row]) < 5) this.hits++;
    }
    this.examples += size;
  }

  get share(): number {
    return this.hits / this.examples;
  }
}

/** How many classes come before this one; of equal scores the earlier class does, as it does for the accuracy. */
function rankOf(scores: ArrayLike<number>, label: number): number {
  let rank = 0;
  for (let i = 0; i < scores.length; i++) if (scores[i] > scores[label] || (scores[i] === scores[label] && i < label)) rank++;
  return rank;
}

/** From what the network says to many examples to who is in which cell of the matrix. */
import type { Answered } from '../../../state/inspection/answered-examples.svelte';

/** A row for each true class, a column for each predicted one: the numbers of the examples in the split, from 0. */
export type Members = readonly (readonly (readonly number[])[])[];

/** Place of the largest score, the first of several equal ones, as the accuracy counts. */
export function predictedOf({ scores, width }: Pick<Answered, 'scores' | 'width'>, example: number): number {
  let best = 0;
  for (let k = 1; k < width; k++) if (scores[example * width + k]! > scores[example * width + best]!) best = k;
  return best;
}

export function sortedInto(answers: Pick<Answered, 'scores' | 'width' | 'labels'>): Members {
  const { width, labels = new Uint8Array() } = answers;
  const members = Array.from({ length: width }, () => Array.from({ length: width }, (): number[] => []));
  labels.forEach((truth, example) => members[truth]![predictedOf(answers, example)]!.push(example));
  return members;
}

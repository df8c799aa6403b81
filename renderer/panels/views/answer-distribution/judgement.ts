/** How right the answers of a network are, example by example. */
import type { ExampleAnswers } from '../../../state/inspection/answered-examples.svelte';
import type { JudgedExample } from './drawing';

export type Quantity = 'probability' | 'score' | 'margin';

type Scored = Pick<ExampleAnswers, 'width' | 'scores' | 'predictions' | 'labels'>;

/** A value of each example of a dataset with classes; right is what has its largest score, the first of several equal ones, at its class. */
export function judge({ width, scores, predictions, labels = new Uint8Array() }: Scored, quantity: Quantity): readonly JudgedExample[] {
  return Array.from(labels, (label, example) => {
    const own = scores.subarray(example * width, (example + 1) * width);
    const others = own.filter((_, k) => k !== label);
    const score = own[label]!;
    const value = quantity === 'probability' ? predictions[example * width + label]! : quantity === 'score' ? score : score - Math.max(...others);
    return { label, value, isRight: own.indexOf(Math.max(...own)) === label };
  });
}

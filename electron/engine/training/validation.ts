/** When to evaluate on the validation split: some examples every few steps, all of them at the end of an epoch. */
import type { Split } from '@core/datasets/definition';
import type { NetworkPlan } from '@core/network/plan';
import { evaluate, type Evaluation, type RunInference } from '@core/training/evaluate';
import { elementCount } from '@core/tensor/tensor';
import { Interrupted, listenToMessages } from './interrupted';

/** Enough for an accuracy within about two percentage points. */
const quickCount = 500;

export type ValidationKind = 'quick' | 'full';

/**
 * Evaluates; between batches it looks whether it should stop.
 * @throws Interrupted if so.
 */
export async function validate(plan: NetworkPlan, split: Split, kind: ValidationKind, run: RunInference, shouldStop: () => boolean): Promise<Evaluation> {
  const examples = kind === 'full' ? split : firstExamples(split, quickCount, elementCount(plan.surroundings.exampleShape));
  return evaluate(plan, examples, async (feeds) => {
    await listenToMessages();
    if (shouldStop()) throw new Interrupted('The validation was interrupted.');
    return run(feeds);
  });
}

function firstExamples({ count, features, labels }: Split, most: number, featureCount: number): Split {
  const size = Math.min(count, most);
  return { count: size, features: features.subarray(0, size * featureCount), labels: labels.subarray(0, size) };
}

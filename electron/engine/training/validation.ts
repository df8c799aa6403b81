/** When to evaluate on the validation split: some examples every few steps, all of them at the end of an epoch. */
import type { Split } from '@core/datasets/definition';
import type { NetworkPlan } from '@core/network/plan';
import { evaluate, type Evaluation, type RunInference } from '@core/training/evaluate';
import { firstExamples } from '@core/training/examples';
import { Interrupted, listenToMessages } from './interrupted';

/** Enough for an accuracy within about two percentage points. */
const quickCount = 500;

export type ValidationKind = 'quick' | 'full';

/**
 * Evaluates; between batches it looks whether it should stop.
 * @throws Interrupted if so.
 */
export async function validate(plan: NetworkPlan, split: Split, kind: ValidationKind, run: RunInference, shouldStop: () => boolean): Promise<Evaluation> {
  return evaluate(plan, kind === 'full' ? split : firstExamples(split, quickCount), async (feeds) => {
    await listenToMessages();
    if (shouldStop()) throw new Interrupted('The validation was interrupted.');
    return run(feeds);
  });
}

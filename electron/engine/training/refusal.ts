import type { Progress } from '@core/training/course/batches';
import type { TrainingSettings } from '@core/training/settings';
import { isOutOfPatience, type ValidationMemory } from '@core/training/validations';

/** Why training cannot go on from there with these settings, or `null`. */
export function refusalOf(
  { epochs, patience }: TrainingSettings,
  at: { readonly progress: Pick<Progress, 'epoch'>; readonly validations: ValidationMemory } | undefined,
): string | null {
  if (!at) return null;
  if (at.progress.epoch >= epochs) return `All ${epochs} epochs are done. Choose more epochs to go on, or reset to start again.`;
  if (!isOutOfPatience(at.validations, { patience })) return null;
  return `Training stopped because ${patience} validations in a row were not better than the one after step ${at.validations.bestStep}. Choose more patience to go on, or reset to start again.`;
}

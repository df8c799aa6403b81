/** What the validations at the ends of epochs decide: a smaller learning rate, or the end of the run. */
import { schedules } from './schedules';
import { atFullRate, type Plateau } from './schedules/definition';
import type { TrainingSettings } from './settings';

export interface ValidationMemory {
  readonly plateau: Plateau;
  /** The lowest loss so far, the step at which it was measured, and the validations since then. */
  readonly best: number | null;
  readonly bestStep: number;
  readonly waited: number;
}

export const beforeValidations: ValidationMemory = { plateau: atFullRate, best: null, bestStep: 0, waited: 0 };

/** The memory after a validation at that step. */
export function remember(memory: ValidationMemory, { schedule }: Pick<TrainingSettings, 'schedule'>, step: number, loss: number): ValidationMemory {
  const plateau = schedules[schedule].afterValidation?.(memory.plateau, loss) ?? memory.plateau;
  const isBetter = memory.best === null || loss < memory.best;
  return isBetter ? { plateau, best: loss, bestStep: step, waited: 0 } : { ...memory, plateau, waited: memory.waited + 1 };
}

/** Whether the run has waited long enough for a better validation. */
export const isOutOfPatience = ({ waited }: ValidationMemory, { patience }: Pick<TrainingSettings, 'patience'>): boolean => patience > 0 && waited >= patience;

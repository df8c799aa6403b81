/** What a learning-rate schedule file declares: the share of the learning rate at each moment of a run. Pure. */
import type { Text } from '../../tensor/text';

/** What a schedule that looks at validations remembers of them. */
export interface Plateau {
  /** Share of the learning rate, above 0 and at most 1. */
  readonly factor: number;
  /** The loss that the next validations are compared with; `null` before the first. */
  readonly best: number | null;
  /** Validations since then. */
  readonly waited: number;
}

export const atFullRate: Plateau = { factor: 1, best: null, waited: 0 };

export interface ScheduleDefinition {
  readonly name: string;
  readonly title: Text;
  /** From the share of the run that is done, 0 to 1, and from `plateau`, to the share of the learning rate, above 0 and at most 1. */
  readonly factor: (done: number, plateau: Plateau) => number;
  /** Only for schedules that look at validations: what to remember after one with that loss. */
  readonly afterValidation?: (plateau: Plateau, loss: number) => Plateau;
}

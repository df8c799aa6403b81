/** What a learning-rate schedule file declares: the share of the learning rate at each moment of a run. Pure. */
import type { Text } from '../../tensor/text';

export interface ScheduleDefinition {
  readonly name: string;
  readonly title: Text;
  /** From the share of the run that is done, 0 to 1, to the share of the learning rate, above 0 and at most 1. */
  readonly factor: (done: number) => number;
}

/** Training stopped because a number was no longer finite. */
import type { Evidence } from './step/evidence';
import type { TrainingReport } from './trainer';

/** Where in a training step. */
export type Phase = 'forward' | 'backward' | 'update';

/** What makes a value of a step: an op, for a layer (its id; `''` for none), in one of the phases. */
export interface Place {
  readonly layer: string;
  readonly op: string;
  readonly phase: Phase;
}

export class NumericFailure extends Error {
  constructor(
    /** The step that was not done any more. */
    readonly step: number,
    /** Where the first value that is not finite appears; unknown if it appears only in the executor's own form of the step. */
    readonly place: Place | undefined,
    /** The steps before it that went well. */
    readonly before: readonly TrainingReport[],
    /** Computes the step once more to look at all of its values; takes about as long as many steps. */
    readonly examine: () => Evidence,
  ) {
    super(`A number is no longer finite in step ${step}${place ? `, first in ${describePlace(place)}` : ''}. Go back and choose a smaller learning rate.`);
  }
}

const describePlace = ({ layer, op, phase }: Place): string => `the op ${op} of ${layer === '' ? 'the step' : `the layer "${layer}"`} (${phase})`;

/** Reading what an executor reports of the batches of a run. */
import type { Tensors } from '../../network/build';
import type { Tensor } from '../../tensor/tensor';
import type { BatchReport } from '../gathering';

/** Outputs of a step graph by name, with one row per batch. */
export type Reported = Tensors & { readonly [Name in 'penalty' | 'correct' | 'gradientNorm']?: Tensor };

export function readReport({ loss, penalty, correct }: Reported, batch: number): BatchReport {
  return {
    loss: loss.data[batch],
    ...(penalty && { penalty: penalty.data[batch] }),
    ...(correct && { correct: correct.data[batch] }),
  };
}

/** Whether the numbers that tell how a batch went are finite: any other value that is not leaves its trace in the parameters. */
export const isFiniteReport = ({ loss, penalty, gradientNorm }: Reported): boolean =>
  [loss, penalty, gradientNorm].every((each) => each === undefined || each.data.every(Number.isFinite));

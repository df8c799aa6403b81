/** Reading what an executor reports of the batches of a run. */
import type { Tensors } from '../../network/build';
import type { Tensor } from '../../tensor/tensor';
import type { BatchReport } from '../course/gathering';
import { partName } from './measure';

/** Outputs of a step graph by name, with one row per batch. */
export type Reported = Tensors & { readonly [Name in 'penalty' | 'correct' | 'gradientNorm']?: Tensor };

export function readReport(reported: Reported, batch: number): BatchReport {
  const { loss, penalty, correct } = reported;
  const parts = Object.entries(reported).flatMap(([name, { data }]) => (name.startsWith(partName('')) ? [[name.slice(partName('').length), data[batch]] as const] : []));
  return {
    loss: loss.data[batch],
    ...(parts.length > 0 && { parts: Object.fromEntries(parts) }),
    ...(penalty && { penalty: penalty.data[batch] }),
    ...(correct && { correct: correct.data[batch] }),
  };
}

/** Whether the numbers that tell how a batch went are finite: any other value that is not leaves its trace in the parameters. */
export const isFiniteReport = ({ loss, penalty, gradientNorm }: Reported): boolean =>
  [loss, penalty, gradientNorm].every((each) => each === undefined || each.data.every(Number.isFinite));

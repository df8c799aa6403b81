import { NumericFailure } from '@core/training/numeric-failure';
import type { RunFailure } from '../../ipc/engine-protocol';
import { sentenceOf } from '../sentence';

/** What the page is told about an error that ended a run. */
export function failureOf(error: unknown): RunFailure {
  const sentence = sentenceOf(error);
  if (!(error instanceof NumericFailure)) return { sentence };
  const { step, place } = error;
  return { sentence, numeric: place ? { step, place } : { step } };
}

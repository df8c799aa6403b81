/** The options of `lab train` that say how to train. */
import { penaltyKinds } from '@core/layers/shared/regularization';
import { optimizerNames, optimizers } from '@core/optimizers';
import { scheduleNames } from '@core/training/schedules';
import type { TrainingSettings } from '@core/training/settings';
import { choiceOption, positiveOption, textOption, wholeOption, type Given } from './arguments';

export const settingsOptions = {
  epochs: { type: 'string' },
  batch: { type: 'string' },
  optimizer: { type: 'string' },
  'learning-rate': { type: 'string' },
  schedule: { type: 'string' },
  seed: { type: 'string' },
  penalty: { type: 'string' },
  'penalty-strength': { type: 'string' },
  'clip-value': { type: 'string' },
  'clip-norm': { type: 'string' },
  accumulate: { type: 'string' },
  patience: { type: 'string' },
} as const;

/**
 * @param usual what holds where the command line says nothing
 * @throws a sentence for a setting that is not possible.
 */
export function readSettings(read: Given, usual: TrainingSettings): TrainingSettings {
  const optimizer = choiceOption(read, 'optimizer', usual.optimizer, optimizerNames);
  return {
    optimizer,
    learningRate: positiveOption(read, 'learning-rate', optimizer === usual.optimizer ? usual.learningRate : optimizers[optimizer].learningRate),
    schedule: choiceOption(read, 'schedule', usual.schedule, scheduleNames),
    batchSize: wholeOption(read, 'batch', usual.batchSize, 1, 4096),
    epochs: wholeOption(read, 'epochs', usual.epochs, 1, 10_000),
    seed: wholeOption(read, 'seed', usual.seed, 0, 2 ** 32 - 1),
    penalty: choiceOption(read, 'penalty', usual.penalty, penaltyKinds),
    penaltyStrength: readStrength(read, usual),
    ...readClipping(read, usual),
    accumulation: wholeOption(read, 'accumulate', usual.accumulation, 1, 4096),
    patience: wholeOption(read, 'patience', usual.patience, 0, 10_000),
  };
}

function readStrength(read: Given, usual: TrainingSettings): number {
  const isAlone = textOption(read, 'penalty-strength') !== undefined && (textOption(read, 'penalty') ?? usual.penalty) === 'none';
  if (isAlone) throw new Error('--penalty-strength says how strong a penalty is; choose one with --penalty l1, l2 or elastic.');
  return positiveOption(read, 'penalty-strength', usual.penaltyStrength);
}

function readClipping(read: Given, usual: TrainingSettings): Pick<TrainingSettings, 'clipping' | 'clippingLimit'> {
  const [byValue, byNorm] = ['clip-value', 'clip-norm'].map((name) => textOption(read, name) !== undefined);
  if (byValue && byNorm) throw new Error('The gradient can be clipped by --clip-value or by --clip-norm, not by both.');
  if (byValue) return { clipping: 'value', clippingLimit: positiveOption(read, 'clip-value', 1) };
  if (byNorm) return { clipping: 'norm', clippingLimit: positiveOption(read, 'clip-norm', 1) };
  return { clipping: usual.clipping, clippingLimit: usual.clippingLimit };
}

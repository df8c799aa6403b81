/** The registry of losses: the only place a loss file is named. */
import { binaryCrossEntropy } from './binary-cross-entropy';
import type { LossDefinition } from './definition';
import { huber } from './huber';
import { meanAbsoluteError } from './mean-absolute-error';
import { meanSquaredError } from './mean-squared-error';
import { multiclassHinge } from './multiclass-hinge';
import { softmaxCrossEntropy } from './softmax-cross-entropy';
import { squaredHinge } from './squared-hinge';

export const losses = {
  softmaxCrossEntropy,
  binaryCrossEntropy,
  multiclassHinge,
  squaredHinge,
  meanSquaredError,
  meanAbsoluteError,
  huber,
} satisfies Record<string, LossDefinition>;

export type LossName = keyof typeof losses;

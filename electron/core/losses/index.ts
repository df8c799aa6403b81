/** The registry of losses: the only place a loss file is named. */
import type { LossDefinition } from './definition';
import { multiclassHinge } from './multiclass-hinge';
import { softmaxCrossEntropy } from './softmax-cross-entropy';

export const losses = { softmaxCrossEntropy, multiclassHinge } satisfies Record<string, LossDefinition>;

export type LossName = keyof typeof losses;

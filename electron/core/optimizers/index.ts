/** The registry of optimizers: the only place an optimizer file is named. */
import { adam } from './adam';
import type { OptimizerDefinition } from './definition';
import { momentum } from './momentum';
import { sgd } from './sgd';

export const optimizers = { sgd, momentum, adam } satisfies Record<string, OptimizerDefinition>;

export type OptimizerName = keyof typeof optimizers;

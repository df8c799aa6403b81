/** The registry of optimizers: the only place an optimizer file is named. */
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamw } from './adamw';
import { amsgrad } from './amsgrad';
import type { OptimizerDefinition } from './definition';
import { lion } from './lion';
import { momentum } from './momentum';
import { nesterov } from './nesterov';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

export const optimizers = { sgd, momentum, nesterov, adagrad, adadelta, rmsprop, adam, adamax, adamw, amsgrad, lion } satisfies Record<string, OptimizerDefinition>;

export type OptimizerName = keyof typeof optimizers;

export const optimizerNames = Object.keys(optimizers) as OptimizerName[];

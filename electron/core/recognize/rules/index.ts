/** The registry of rules, longer forms before those they contain: the only place a file of rules is named. */
import type { RecognitionRule } from '../surroundings';
import { activations } from './activation';
import { convolutions } from './convolution';
import { linear } from './linear';
import { normalizations } from './normalization';
import { planeFeatures } from './plane-features';
import { pools } from './pooling';
import { shapes } from './shape';

export const recognitionRules: readonly RecognitionRule[] = [planeFeatures, ...convolutions, ...linear, ...normalizations, ...pools, ...activations, ...shapes];

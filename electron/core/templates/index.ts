/** The registry of templates, from simple to strong for each dataset: the only place a template file is named. */
import { cifarCnn } from './cifar-cnn';
import type { Template } from './definition';
import { mnistCnn } from './mnist-cnn';
import { mnistLinear } from './mnist-linear';
import { mnistMlp } from './mnist-mlp';
import { spiralMlp } from './spiral-mlp';
import { waveMlp } from './wave-mlp';

export const templates: readonly Template[] = [mnistLinear, mnistMlp, mnistCnn, spiralMlp, waveMlp, cifarCnn];

/** The registry of templates, from simple to strong: the only place a template file is named. */
import { mnistCnn } from './mnist-cnn';
import { mnistLinear } from './mnist-linear';
import { mnistMlp } from './mnist-mlp';

export const templates = [mnistLinear, mnistMlp, mnistCnn];

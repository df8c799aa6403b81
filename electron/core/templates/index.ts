/** The registry of templates, from simple to strong on each shelf: the only place a template file is named. */
import { attention } from './attention';
import { autoencoder } from './autoencoder';
import { cifarCnn } from './cifar-cnn';
import type { Template } from './definition';
import { denseWidths } from './dense-widths';
import { lenet } from './lenet';
import { mnistCnn } from './mnist-cnn';
import { mnistLinear } from './mnist-linear';
import { mnistMlp } from './mnist-mlp';
import { mobilenet } from './mobilenet';
import { planeTemplates } from './plane';
import { resnet } from './resnet';
import { spiralLinear } from './spiral-linear';
import { spiralMlp } from './spiral-mlp';
import { superResolution } from './super-resolution';
import { twoInputs } from './two-inputs';
import { twoOutputs } from './two-outputs';
import { vgg } from './vgg';
import { waveMlp } from './wave-mlp';

export const templates: readonly Template[] = [
  ...[mnistLinear, spiralLinear, spiralMlp, waveMlp, ...planeTemplates],
  ...[mnistMlp, ...denseWidths],
  ...[mnistCnn, lenet, vgg, resnet, mobilenet, cifarCnn],
  ...[autoencoder, superResolution],
  ...[attention, twoInputs, twoOutputs],
];

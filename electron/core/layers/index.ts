/** The registry of layers, in the order of the palette: the only place a layer file is named. */
import { absoluteError } from './absolute-error';
import { binaryCrossEntropy } from './binary-cross-entropy';
import { conv2d } from './conv2d';
import type { LayerDefinition } from './definition';
import { dense } from './dense';
import { dropout } from './dropout';
import { flatten } from './flatten';
import { hinge } from './hinge';
import { huber } from './huber';
import { input } from './input';
import { maxPool } from './max-pool';
import { relu } from './relu';
import { sigmoid } from './sigmoid';
import { softmax } from './softmax';
import { squaredError } from './squared-error';
import { squaredHinge } from './squared-hinge';
import { tanh } from './tanh';

export const layers = {
  ...{ input, dense, conv2d, maxPool, flatten, relu, sigmoid, tanh, dropout },
  ...{ softmax, binaryCrossEntropy, hinge, squaredHinge, squaredError, absoluteError, huber },
} satisfies Record<string, LayerDefinition>;

export type LayerKind = keyof typeof layers;

/** The definition of a layer kind, or `undefined` if there is none. */
export const layerNamed = (kind: string): LayerDefinition | undefined =>
  Object.hasOwn(layers, kind) ? layers[kind as LayerKind] : undefined;

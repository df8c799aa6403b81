/** The registry of layers, in the order of the palette: the only place a layer file is named. */
import { absoluteError } from './absolute-error';
import { add } from './add';
import { averagePool } from './average-pool';
import { batchNormalization } from './batch-normalization';
import { binaryCrossEntropy } from './binary-cross-entropy';
import { celu } from './celu';
import { concatenate } from './concatenate';
import { convTranspose2d } from './conv-transpose2d';
import { conv1d } from './conv1d';
import { conv2d } from './conv2d';
import { cropping } from './cropping';
import type { LayerDefinition } from './definition';
import { dense } from './dense';
import { depthwiseConv2d } from './depthwise-conv2d';
import { dropout } from './dropout';
import { elu } from './elu';
import { embedding } from './embedding';
import { flatten } from './flatten';
import { gaussianNoise } from './gaussian-noise';
import { gelu } from './gelu';
import { globalAveragePool } from './global-average-pool';
import { globalMaxPool } from './global-max-pool';
import { groupNormalization } from './group-normalization';
import { hardSigmoid } from './hard-sigmoid';
import { hardSwish } from './hard-swish';
import { hinge } from './hinge';
import { huber } from './huber';
import { input } from './input';
import { instanceNormalization } from './instance-normalization';
import { layerNormalization } from './layer-normalization';
import { leakyRelu } from './leaky-relu';
import { learnedTensor } from './learned-tensor';
import { maxPool } from './max-pool';
import { mish } from './mish';
import { modelInput } from './model-input';
import { multiply } from './multiply';
import { operatorNamed } from './operator/operator';
import { pRelu } from './p-relu';
import { pixelShuffle } from './pixel-shuffle';
import { planeFeatures } from './plane-features';
import { relu } from './relu';
import { relu6 } from './relu6';
import { reshape } from './reshape';
import { selfAttention } from './self-attention';
import { selu } from './selu';
import { separableConv2d } from './separable-conv2d';
import { sigmoid } from './sigmoid';
import { silu } from './silu';
import { softmax } from './softmax';
import { softplus } from './softplus';
import { softsign } from './softsign';
import { spatialDropout } from './spatial-dropout';
import { squaredError } from './squared-error';
import { squaredHinge } from './squared-hinge';
import { tanh } from './tanh';
import { upsample } from './upsample';
import { zeroPadding } from './zero-padding';

export const layers = {
  ...{ input, planeFeatures, modelInput, learnedTensor },
  ...{ dense, embedding, selfAttention },
  ...{ conv2d, depthwiseConv2d, separableConv2d, convTranspose2d, conv1d },
  ...{ maxPool, averagePool, globalMaxPool, globalAveragePool },
  ...{ relu, relu6, leakyRelu, pRelu, elu, selu, celu, gelu, silu, mish, softplus, sigmoid, tanh, softsign, hardSigmoid, hardSwish },
  ...{ batchNormalization, layerNormalization, groupNormalization, instanceNormalization, dropout, spatialDropout, gaussianNoise },
  ...{ flatten, reshape, add, multiply, concatenate, upsample, pixelShuffle, zeroPadding, cropping },
  ...{ softmax, binaryCrossEntropy, hinge, squaredHinge, squaredError, absoluteError, huber },
} satisfies Record<string, LayerDefinition>;

export type LayerKind = keyof typeof layers;

/** The definition of a layer kind, or `undefined` if there is none. Operators of model files are kinds without being listed. */
export const layerNamed = (kind: string): LayerDefinition | undefined =>
  Object.hasOwn(layers, kind) ? layers[kind as LayerKind] : operatorNamed(kind);

/** Remedies that several alarms propose. */
import { layers } from '@core/layers';
import { initializeAll, normalizeBeforeActivations, replaceActivations } from '@core/network/remedy';
import type { Remedy } from './definition';

const { batchNormalization } = layers;

export const useRelu: Remedy = {
  text: { en: 'Replace sigmoid and tanh by ReLU, with He initialization', zh: '把 Sigmoid 和 Tanh 换成 ReLU，并用 He 初始化' },
  edit: (network) => initializeAll(replaceActivations(network, 'saturated', 'relu'), 'he'),
};

export const useLeakyRelu: Remedy = {
  text: { en: 'Replace ReLU by leaky ReLU', zh: '把 ReLU 换成 Leaky ReLU' },
  edit: (network) => replaceActivations(network, 'dead', 'leakyRelu'),
};

export const initializeHe: Remedy = {
  text: { en: 'Use He initialization, which is made for ReLU', zh: '改用 He 初始化（适合 ReLU）' },
  edit: (network) => initializeAll(network, 'he'),
};

export const initializeGlorot: Remedy = {
  text: { en: 'Use Glorot initialization, which is made for sigmoid and tanh', zh: '改用 Glorot 初始化（适合 Sigmoid 和 Tanh）' },
  edit: (network) => initializeAll(network, 'glorot'),
};

export const normalizeBatches: Remedy = {
  text: { en: 'Add batch normalization before each activation function', zh: '在每个激活函数前加批归一化' },
  edit: (network, say) => normalizeBeforeActivations(network, { definition: batchNormalization, name: say(batchNormalization.title) }),
};

const rounded = (rate: number): number => Number(rate.toPrecision(2));

export const smallerRate: Remedy = {
  text: { en: 'Divide the learning rate by 10', zh: '把学习率减小到十分之一' },
  settings: ({ learningRate }) => ({ learningRate: rounded(learningRate / 10) }),
};

export const largerRate: Remedy = {
  text: { en: 'Multiply the learning rate by 10', zh: '把学习率增大到十倍' },
  settings: ({ learningRate }) => ({ learningRate: rounded(learningRate * 10) }),
};

/** Pascanu et al. 2013. */
export const clipGradient: Remedy = {
  text: { en: 'Clip the gradient to the norm 1', zh: '把梯度的范数裁剪到 1' },
  settings: () => ({ clipping: 'norm', clippingLimit: 1 }),
};

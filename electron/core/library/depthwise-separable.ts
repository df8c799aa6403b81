import type { LibraryBlock } from './definition';

/** A convolution in two cheap halves: each channel by itself, then across the channels (Howard et al. 2017, MobileNet, figure 3). */
export const depthwiseSeparable: LibraryBlock = {
  name: 'depthwiseSeparable',
  title: { en: 'Depthwise separable block', zh: '深度可分离模块' },
  summary: { en: 'First within each channel, then across the channels: far fewer weights', zh: '先逐通道、再跨通道卷积，权重少得多' },
  parts: [
    { id: 'depthwise', kind: 'depthwiseConv2d', from: ['input'] },
    { id: 'norm1', kind: 'batchNormalization', from: ['depthwise'] },
    { id: 'relu1', kind: 'relu', from: ['norm1'] },
    { id: 'pointwise', kind: 'conv2d', fields: { filters: 64, size: 1 }, from: ['relu1'] },
    { id: 'norm2', kind: 'batchNormalization', from: ['pointwise'] },
    { id: 'relu2', kind: 'relu', from: ['norm2'] },
  ],
  parameters: [
    { name: { en: 'Filters', zh: '卷积核个数' }, drives: ['pointwise.filters'] },
    { name: { en: 'Stride', zh: '步幅' }, drives: ['depthwise.stride'] },
  ],
  samples: [{ input: [3, 5, 4], values: [2] }, { input: [2, 6, 6], values: [3, 2] }],
};

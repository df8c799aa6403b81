import type { LibraryBlock } from './definition';

/**
 * y = F(x) + W x with F two 3×3 convolutions (He et al. 2016, equation 2). The 1×1 convolution W of the short way makes
 * the block fit anywhere; where shapes agree anyway, deleting it leaves equation 1.
 */
export const residual: LibraryBlock = {
  name: 'residual',
  title: { en: 'Residual block', zh: '残差块' },
  summary: { en: 'Two convolutions and a short way around them, for the gradient too', zh: '两层卷积，外加一条捷径，梯度也能走' },
  parts: [
    { id: 'conv1', kind: 'conv2d', fields: { filters: 32 }, from: ['input'] },
    { id: 'norm1', kind: 'batchNormalization', from: ['conv1'] },
    { id: 'relu1', kind: 'relu', from: ['norm1'] },
    { id: 'conv2', kind: 'conv2d', fields: { filters: 32 }, from: ['relu1'] },
    { id: 'norm2', kind: 'batchNormalization', from: ['conv2'] },
    { id: 'short', kind: 'conv2d', fields: { filters: 32, size: 1 }, from: ['input'] },
    { id: 'add', kind: 'add', from: ['norm2', 'short'] },
    { id: 'relu2', kind: 'relu', from: ['add'] },
  ],
  parameters: [
    { name: { en: 'Filters', zh: '卷积核个数' }, drives: ['conv1.filters', 'conv2.filters', 'short.filters'] },
    { name: { en: 'Stride', zh: '步幅' }, drives: ['conv1.stride', 'short.stride'] },
  ],
  samples: [{ input: [2, 5, 4], values: [3] }, { input: [3, 6, 6], values: [2, 2] }],
};

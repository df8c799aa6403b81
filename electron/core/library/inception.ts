import type { LibraryBlock } from './definition';

/** Windows of several sizes side by side, the large ones behind a 1×1 convolution that spares weights (Szegedy et al. 2015, figure 2b). */
export const inception: LibraryBlock = {
  name: 'inception',
  title: { en: 'Inception block', zh: 'Inception 模块' },
  summary: { en: 'Looks through windows of several sizes at once', zh: '同时用几种大小的窗口来看' },
  parts: [
    { id: 'one', kind: 'conv2d', fields: { filters: 16, size: 1 }, from: ['input'] },
    { id: 'reduce3', kind: 'conv2d', fields: { filters: 16, size: 1 }, from: ['input'] },
    { id: 'relu3', kind: 'relu', from: ['reduce3'] },
    { id: 'three', kind: 'conv2d', fields: { filters: 16, size: 3 }, from: ['relu3'] },
    { id: 'reduce5', kind: 'conv2d', fields: { filters: 8, size: 1 }, from: ['input'] },
    { id: 'relu5', kind: 'relu', from: ['reduce5'] },
    { id: 'five', kind: 'conv2d', fields: { filters: 16, size: 5 }, from: ['relu5'] },
    { id: 'border', kind: 'zeroPadding', from: ['input'] },
    { id: 'pool', kind: 'maxPool', fields: { size: 3, stride: 1 }, from: ['border'] },
    { id: 'project', kind: 'conv2d', fields: { filters: 16, size: 1 }, from: ['pool'] },
    { id: 'small', kind: 'concatenate', from: ['one', 'three'] },
    { id: 'large', kind: 'concatenate', from: ['five', 'project'] },
    { id: 'all', kind: 'concatenate', from: ['small', 'large'] },
    { id: 'relu', kind: 'relu', from: ['all'] },
  ],
  parameters: [
    { name: { en: 'Filters of each path', zh: '每条路的卷积核个数' }, drives: ['one.filters', 'three.filters', 'five.filters', 'project.filters'] },
    { name: { en: 'Filters before 3×3', zh: '3×3 之前的卷积核个数' }, drives: ['reduce3.filters'] },
    { name: { en: 'Filters before 5×5', zh: '5×5 之前的卷积核个数' }, drives: ['reduce5.filters'] },
  ],
  samples: [{ input: [3, 5, 6], values: [2, 2, 1] }, { input: [1, 3, 3], values: [1, 2, 2] }],
};

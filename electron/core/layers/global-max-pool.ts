import { globalPooling } from './shared/pooling';

export const globalMaxPool = globalPooling({
  kind: 'globalMaxPool',
  title: { en: 'Global max pooling', zh: '全局最大池化' },
  summary: { en: 'One number per channel: its largest', zh: '每个通道一个数：它的最大值' },
  formula: String.raw`y_c = \max_{i,j} x_{c,i,j}`,
  ofImage: (build, x) => build.globalMaxPool(x),
  ofSequence: (build, x) => build.reduceMax(x, { axes: [1], keepdims: 0 }),
});

import { box, dot, line, solid } from './shared/picture';
import { globalPooling } from './shared/pooling';

export const globalMaxPool = globalPooling({
  kind: 'globalMaxPool',
  title: { en: 'Global max pooling', zh: '全局最大池化' },
  summary: { en: 'One number per channel: its largest', zh: '每个通道一个数：它的最大值' },
  synonyms: ['gmp', '全局池化'],
  picture: [solid(dot(9, 7, 2), dot(20, 19, 2)), line(box(3, 3, 12, 12), 'M16 16l2 2')],
  formula: String.raw`y_c = \max_{i,j} x_{c,i,j}`,
  torchMethod: 'amax',
  ofImage: (build, x) => build.globalMaxPool(x),
  ofSequence: (build, x) => build.reduceMax(x, { axes: [1], keepdims: 0 }),
});

import { box, dot, line, soft, solid } from './shared/picture';
import { globalPooling } from './shared/pooling';

export const globalAveragePool = globalPooling({
  kind: 'globalAveragePool',
  title: { en: 'Global average pooling', zh: '全局平均池化' },
  summary: { en: 'One number per channel: its mean', zh: '每个通道一个数：它的平均值' },
  synonyms: ['gap', 'mean', '全局池化'],
  picture: [soft(box(3, 3, 12, 12)), solid(dot(20, 19, 2)), line(box(3, 3, 12, 12), 'M16 16l2 2')],
  formula: String.raw`y_c = \frac{1}{H W} \sum_{i,j} x_{c,i,j}`,
  torchMethod: 'mean',
  ofImage: (build, x) => build.globalAveragePool(x),
  ofSequence: (build, x) => build.reduceMean(x, { axes: [1], keepdims: 0 }),
});

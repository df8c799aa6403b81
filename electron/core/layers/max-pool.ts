import { box, line, solid } from './shared/picture';
import { pooling } from './shared/pooling';

export const maxPool = pooling({
  kind: 'maxPool',
  title: { en: 'Max pooling', zh: '最大池化' },
  summary: { en: 'Keeps the strongest value of each window', zh: '每个窗口只留下最大的值' },
  synonyms: ['maxpool', 'subsampling', 'downsample', '下采样'],
  picture: [solid(box(8, 3, 5, 5), box(18, 16, 5, 5)), line(box(3, 3, 10, 10), 'M8 3v10M3 8h10M14 14l3 3')],
  formula: String.raw`y_{c,i,j} = \max_{0 \le u,v < k} x_{c,\,si+u,\,sj+v}`,
  torchFunction: 'max_pool2d',
  apply: (build, x, window) => build.maxPool(x, window),
});

import { box, line, soft } from './shared/picture';
import { pooling } from './shared/pooling';

export const averagePool = pooling({
  kind: 'averagePool',
  title: { en: 'Average pooling', zh: '平均池化' },
  summary: { en: 'Keeps the mean of each window', zh: '每个窗口只留下平均值' },
  synonyms: ['avgpool', 'avg', 'mean', 'downsample', '下采样', '均值池化'],
  picture: [soft(box(3, 3, 10, 10), box(18, 16, 5, 5)), line(box(3, 3, 10, 10), 'M8 3v10M3 8h10M14 14l3 3', box(18, 16, 5, 5))],
  formula: String.raw`y_{c,i,j} = \frac{1}{k^2} \sum_{0 \le u,v < k} x_{c,\,si+u,\,sj+v}`,
  torchFunction: 'avg_pool2d',
  apply: (build, x, window) => build.averagePool(x, window),
});

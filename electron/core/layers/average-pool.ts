import { pooling } from './shared/pooling';

export const averagePool = pooling({
  kind: 'averagePool',
  title: { en: 'Average pooling', zh: '平均池化' },
  summary: { en: 'Keeps the mean of each window', zh: '每个窗口只留下平均值' },
  formula: String.raw`y_{c,i,j} = \frac{1}{k^2} \sum_{0 \le u,v < k} x_{c,\,si+u,\,sj+v}`,
  apply: (build, x, window) => build.averagePool(x, window),
});

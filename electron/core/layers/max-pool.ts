import { pooling } from './shared/pooling';

export const maxPool = pooling({
  kind: 'maxPool',
  title: { en: 'Max pooling', zh: '最大池化' },
  summary: { en: 'Keeps the strongest value of each window', zh: '每个窗口只留下最大的值' },
  formula: String.raw`y_{c,i,j} = \max_{0 \le u,v < k} x_{c,\,si+u,\,sj+v}`,
  apply: (build, x, window) => build.maxPool(x, window),
});

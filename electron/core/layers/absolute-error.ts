import { errorOutput } from './shared/outputs';

/** Predicts numbers and lets outliers pull no harder than other examples. */
export const absoluteError = errorOutput({
  kind: 'absoluteError',
  title: { en: 'Absolute error', zh: '绝对误差' },
  summary: { en: 'Predicts numbers; outliers weigh less', zh: '预测数值，离群点的影响较小' },
  formula: String.raw`L = \frac{1}{K} \sum_j \lvert \hat y_j - y_j \rvert`,
  loss: 'meanAbsoluteError',
});

import { errorOutput } from './shared/outputs';

/** The usual end of a network that predicts numbers. */
export const squaredError = errorOutput({
  kind: 'squaredError',
  title: { en: 'Squared error', zh: '平方误差' },
  summary: { en: 'Predicts numbers; mean squared error', zh: '预测数值，用均方误差作损失' },
  formula: String.raw`L = \frac{1}{K} \sum_j (\hat y_j - y_j)^2`,
  loss: 'meanSquaredError',
});

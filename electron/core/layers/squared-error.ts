import { errorOutput } from './shared/outputs';
import { line } from './shared/picture';

/** The usual end of a network that predicts numbers. */
export const squaredError = errorOutput({
  kind: 'squaredError',
  title: { en: 'Squared error', zh: '平方误差' },
  summary: { en: 'Predicts numbers; mean squared error', zh: '预测数值，用均方误差作损失' },
  synonyms: ['mse', 'l2', 'regression', 'output', '回归', '均方误差', '输出'],
  picture: [line('M3 4Q12 34 21 4M12 22v-6')],
  formula: String.raw`L = \frac{1}{K} \sum_j (\hat y_j - y_j)^2`,
  torchLoss: (x, truth) => `F.mse_loss(${x}, ${truth})`,
  loss: 'meanSquaredError',
});

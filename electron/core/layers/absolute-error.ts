import { errorOutput } from './shared/outputs';
import { line } from './shared/picture';

/** Predicts numbers and lets outliers pull no harder than other examples. */
export const absoluteError = errorOutput({
  kind: 'absoluteError',
  title: { en: 'Absolute error', zh: '绝对误差' },
  summary: { en: 'Predicts numbers; outliers weigh less', zh: '预测数值，离群点的影响较小' },
  synonyms: ['mae', 'l1', 'regression', 'output', '回归', '输出'],
  picture: [line('M3 5L12 19L21 5M12 22v-6')],
  formula: String.raw`L = \frac{1}{K} \sum_j \lvert \hat y_j - y_j \rvert`,
  torchLoss: (x, truth) => `F.l1_loss(${x}, ${truth})`,
  loss: 'meanAbsoluteError',
});

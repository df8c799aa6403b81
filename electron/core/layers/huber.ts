import { numberField } from '../fields/fields';
import { errorOutput } from './shared/outputs';
import { line } from './shared/picture';

/** Predicts numbers: small errors count squared, large ones in proportion. */
export const huber = errorOutput({
  kind: 'huber',
  title: { en: 'Huber error', zh: 'Huber 误差' },
  summary: { en: 'Squared near 0, straight for outliers', zh: '误差小时取平方，大时按比例' },
  synonyms: ['smooth l1', 'regression', 'output', '回归', '输出'],
  picture: [line('M3 5L8.5 14.5Q12 21 15.5 14.5L21 5M12 22v-6')],
  formula: String.raw`\begin{gathered} e_j = \lvert \hat y_j - y_j \rvert \\ L = \frac{1}{K} \sum_j \begin{cases} \tfrac12 e_j^2 & e_j \le \delta \\ \delta\,(e_j - \tfrac12 \delta) & e_j > \delta \end{cases} \end{gathered}`,
  fields: {
    delta: numberField({
      label: { en: 'Threshold δ', zh: '阈值 δ' },
      help: {
        en: 'Errors up to this size count squared; larger ones count in proportion, so that outliers do not dominate.',
        zh: '误差不超过它时按平方计，超过后按比例计，这样离群点不会左右结果。',
      },
      initial: 1,
      least: 0.001,
      most: 1000,
      step: 0.1,
    }),
  },
  torchLoss: (x, truth, { delta }) => `F.huber_loss(${x}, ${truth}, delta=${String(delta)})`,
  loss: 'huber',
});

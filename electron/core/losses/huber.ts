import type { LossDefinition } from './definition';
import { errors, meanOverElements, numberIn, short } from './shared';

/**
 * Squared for errors up to δ, straight beyond (Huber 1964; PyTorch's `HuberLoss`).
 * With e the size of the error and c = min(e, δ), both branches are c (e - c/2).
 */
export const huber: LossDefinition = {
  name: 'huber',
  title: { en: 'Huber loss', zh: 'Huber 损失' },
  formula: String.raw`L = \frac{1}{K} \sum_j \begin{cases} \tfrac12 e_j^2 & e_j \le \delta \\ \delta\,(e_j - \tfrac12 \delta) & e_j > \delta \end{cases}, \qquad e_j = \lvert \hat y_j - y_j \rvert`,
  meaning: ({ fields }) => ({
    en: `The mean over the batch of half the squared error; beyond an error of ${short(numberIn(fields, 'delta'))} it grows only in proportion.`,
    zh: `一个批次上误差平方之半的平均值；误差超过 ${short(numberIn(fields, 'delta'))} 的部分只按比例增长。`,
  }),
  build: (context) => {
    const { build, fields } = context;
    const size = build.abs(errors(context));
    const capped = build.min(size, numberIn(fields, 'delta'));
    return meanOverElements(build, build.mul(capped, build.sub(size, build.mul(capped, 0.5))));
  },
};

import type { LossDefinition } from './definition';
import { meanOverBatch, violations } from './shared';

/** The hinge loss with each violation squared (Tang 2013, "L2-SVM"): large violations cost much more than small ones. */
export const squaredHinge: LossDefinition = {
  name: 'squaredHinge',
  title: { en: 'Squared hinge loss', zh: '平方合页损失' },
  formula: String.raw`L = \sum_{j \ne y} \max(0,\; s_j - s_y + \Delta)^2`,
  meaning: () => ({
    en: 'The mean over the batch of the squares of how much the other scores come too near to that of the right class. It is 0 when the right score leads each other one by the margin Δ.',
    zh: '一个批次的平均值：其他类别的得分离正确类别还差多少才够远，差距要平方。正确得分对其余每个都领先间隔 Δ 时，损失为 0。',
  }),
  build: (context) => {
    const { build } = context;
    const within = violations(context);
    return meanOverBatch(build, build.mul(within, within));
  },
};

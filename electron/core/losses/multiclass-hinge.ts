import type { LossDefinition } from './definition';
import { meanOverBatch, violations } from './shared';

/** Loss of a multiclass support vector machine (Weston and Watkins 1999): every wrong score within the margin costs. */
export const multiclassHinge: LossDefinition = {
  name: 'multiclassHinge',
  title: { en: 'Hinge loss', zh: '合页损失' },
  formula: String.raw`L = \sum_{j \ne y} \max(0,\; s_j - s_y + \Delta)`,
  meaning: () => ({
    en: 'The mean over the batch of how much the other scores come too near to that of the right class. It is 0 when the right score leads each other one by the margin Δ.',
    zh: '一个批次的平均值：其他类别的得分离正确类别的得分还差多少才够远。正确得分对其余每个都领先间隔 Δ 时，损失为 0。',
  }),
  build: (context) => meanOverBatch(context.build, violations(context)),
};

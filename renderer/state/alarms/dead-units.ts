import { shareLevel } from '../../diagram/scales/health';
import { percent } from '../../diagram/scales/number-text';
import type { AlarmDefinition } from './definition';
import { initializeHe, smallerRate, useLeakyRelu } from './remedies';
import { worst } from './worst';

/** In a small batch a unit may say nothing by chance. */
const leastBatch = 16;

export const deadUnits: AlarmDefinition = {
  name: 'deadUnits',
  title: { en: 'Dead units', zh: '单元失活' },
  find: ({ statistics, settings }) => {
    if (settings.batchSize < leastBatch) return undefined;
    const found = worst(statistics, ({ activation }) => activation?.deadShare);
    const level = found ? shareLevel(found.share) : 'healthy';
    if (!found || level === 'healthy') return undefined;
    return {
      level,
      layer: found.layer,
      text: (name) => ({
        en: `${percent(found.share)} of the units of ${name} say 0 for the whole batch. No gradient comes back through them, so they may never recover. Usually the learning rate is too large, or the biases were pushed far below zero.`,
        zh: `「${name}」有 ${percent(found.share)} 的单元对整批样本都输出 0，梯度传不回去，可能再也恢复不了。多半是学习率太大，或偏置被推到了很负的值。`,
      }),
      remedies: [useLeakyRelu, smallerRate, initializeHe],
    };
  },
};

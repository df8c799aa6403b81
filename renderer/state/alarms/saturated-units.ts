import { shareLevel } from '../../diagram/scales/health';
import { percent } from '../../diagram/scales/number-text';
import type { AlarmDefinition } from './definition';
import { initializeGlorot, normalizeBatches, useRelu } from './remedies';
import { worst } from './worst';

/** LeCun et al. 1998, "Efficient BackProp": activations should stay in the middle of the curve. Glorot and Bengio 2010 show how whole layers saturate. */
export const saturatedUnits: AlarmDefinition = {
  name: 'saturatedUnits',
  title: { en: 'Saturated units', zh: '单元饱和' },
  find: ({ statistics }) => {
    const found = worst(statistics, ({ activation }) => activation?.saturatedShare);
    const level = found ? shareLevel(found.share) : 'healthy';
    if (!found || level === 'healthy') return undefined;
    return {
      level,
      layer: found.layer,
      text: (name) => ({
        en: `${percent(found.share)} of the values of ${name} lie at the flat ends of its curve, where almost no gradient comes back. What enters it is too large: the weights before it, or the learning rate that made them so.`,
        zh: `「${name}」有 ${percent(found.share)} 的值落在曲线平坦的两端，梯度几乎传不回去。送进来的数太大：前面的权重太大，或是过大的学习率造成的。`,
      }),
      remedies: [normalizeBatches, initializeGlorot, useRelu],
    };
  },
};

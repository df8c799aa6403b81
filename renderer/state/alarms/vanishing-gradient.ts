import { gradientShareBounds } from '../../diagram/scales/health';
import { scientific } from '../../diagram/scales/number-text';
import type { AlarmDefinition } from './definition';
import { hasFlatEnds, learningLayers } from './learning-layers';
import { initializeHe, normalizeBatches, useRelu } from './remedies';

export const vanishingGradient: AlarmDefinition = {
  name: 'vanishingGradient',
  title: { en: 'Vanishing gradient', zh: '梯度消失' },
  find: (sight) => {
    const learning = learningLayers(sight);
    const last = learning.at(-1);
    if (!last || last.gradientNorm === 0) return undefined;
    const [first] = learning;
    const share = first.gradientNorm / last.gradientNorm;
    if (!(share < gradientShareBounds.vanishing)) return undefined;
    const isFlat = hasFlatEnds(sight);
    const causeEn = isFlat ? 'Each sigmoid multiplies it by at most ¼ on the way back, each tanh by at most 1.' : 'The weights between shrink it from layer to layer.';
    const causeZh = isFlat ? '往回传时，每个 Sigmoid 最多保留四分之一，每个 Tanh 最多保留原样。' : '中间各层的权重让它逐层缩小。';
    return {
      level: 'alarm',
      layer: first.layer,
      text: (name) => ({
        en: `Only ${scientific(share)} of the gradient of the last layer arrives at ${name}, so it hardly learns. ${causeEn}`,
        zh: `传到「${name}」的梯度只有最后一层的 ${scientific(share)}，它几乎学不到东西。${causeZh}`,
      }),
      remedies: isFlat ? [useRelu, normalizeBatches] : [initializeHe, normalizeBatches],
    };
  },
};

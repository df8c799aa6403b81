import { gradientShareBounds } from '../../diagram/scales/health';
import { scientific } from '../../diagram/scales/number-text';
import type { AlarmDefinition } from './definition';
import { learningLayers } from './learning-layers';
import { clipGradient, initializeHe, normalizeBatches, smallerRate } from './remedies';

/** A gradient so much longer than the weights it is for would throw them away in one step of gradient descent. */
const mostOfWeights = 1e4;

export const explodingGradient: AlarmDefinition = {
  name: 'explodingGradient',
  title: { en: 'Exploding gradient', zh: '梯度爆炸' },
  find: (sight) => {
    const learning = learningLayers(sight);
    const last = learning.at(-1);
    if (!last) return undefined;
    const largest = learning.reduce((a, b) => (b.gradientNorm > a.gradientNorm ? b : a));
    const growth = largest.gradientNorm / last.gradientNorm;
    const isTooLong = learning.some(({ parameters }) => parameters!.gradientNorm > mostOfWeights * parameters!.weightNorm && parameters!.weightNorm > 0);
    if (!isTooLong && !(growth > gradientShareBounds.exploding && Number.isFinite(growth))) return undefined;
    return {
      level: 'alarm',
      layer: largest.layer,
      text: (name) => ({
        en: `The gradient grows on its way back: its norm at ${name} is ${scientific(largest.gradientNorm)}. Large weights multiply it in each layer.`,
        zh: `梯度在往回传时越来越大：到「${name}」处范数为 ${scientific(largest.gradientNorm)}。过大的权重在每一层都把它放大。`,
      }),
      remedies: [clipGradient, smallerRate, initializeHe, normalizeBatches],
    };
  },
};

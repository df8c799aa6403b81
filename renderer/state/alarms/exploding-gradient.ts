import type { LayerStatistics } from '@core/training/statistics';
import type { Text } from '@core/tensor/text';
import { gradientShareBounds } from '../../diagram/scales/health';
import { scientific } from '../../diagram/scales/number-text';
import type { AlarmDefinition } from './definition';
import { learningLayers } from './learning-layers';
import { clipGradient, initializeHe, normalizeBatches, smallerRate } from './remedies';

/** A gradient so much longer than the weights it is for would throw them away in one step of gradient descent. */
const mostOfWeights = 1e4;

const growing = ({ gradientNorm }: LayerStatistics) => (name: string): Text => ({
  en: `The gradient grows on its way back: its norm at ${name} is ${scientific(gradientNorm)}. Large weights multiply it in each layer.`,
  zh: `梯度在往回传时越来越大：到「${name}」处范数为 ${scientific(gradientNorm)}。过大的权重在每一层都把它放大。`,
});

const tooLongFor = ({ parameters }: LayerStatistics) => (name: string): Text => ({
  en: `The gradient for the weights of ${name} has the norm ${scientific(parameters!.gradientNorm)}, the weights only ${scientific(parameters!.weightNorm)}: one step of plain gradient descent would throw them away. The loss is very steep here, often because inputs or weights are too large.`,
  zh: `「${name}」的权重梯度范数为 ${scientific(parameters!.gradientNorm)}，权重本身只有 ${scientific(parameters!.weightNorm)}：普通梯度下降走一步就会冲毁它们。损失在这里太陡，常常是输入或权重太大。`,
});

export const explodingGradient: AlarmDefinition = {
  name: 'explodingGradient',
  title: { en: 'Exploding gradient', zh: '梯度爆炸' },
  find: (sight) => {
    const learning = learningLayers(sight);
    const last = learning.at(-1);
    if (!last) return undefined;
    const largest = learning.reduce((a, b) => (b.gradientNorm > a.gradientNorm ? b : a));
    const growth = largest.gradientNorm / last.gradientNorm;
    const tooLong = learning.find(({ parameters }) => parameters!.gradientNorm > mostOfWeights * parameters!.weightNorm && parameters!.weightNorm > 0);
    const grows = growth > gradientShareBounds.exploding && Number.isFinite(growth);
    if (!tooLong && !grows) return undefined;
    return {
      level: 'alarm',
      layer: grows ? largest.layer : tooLong!.layer,
      text: grows ? growing(largest) : tooLongFor(tooLong!),
      remedies: [clipGradient, smallerRate, initializeHe, normalizeBatches],
    };
  },
};

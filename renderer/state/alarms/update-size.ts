import type { LayerStatistics } from '@core/training/statistics';
import { healthBounds, updateRatio } from '../../diagram/scales/health';
import { scientific } from '../../diagram/scales/number-text';
import type { AlarmDefinition, Sight } from './definition';
import { learningLayers } from './learning-layers';
import { clipGradient, largerRate, smallerRate } from './remedies';

const ratioOf = ({ parameters }: LayerStatistics): number => updateRatio(parameters!);

/** Layers whose weights are all zero at first have no ratio to speak of. */
const moving = (sight: Sight): readonly LayerStatistics[] => learningLayers(sight).filter((each) => Number.isFinite(ratioOf(each)));

/** CS231n, "Neural Networks Part 3": an update should be about 1/1000 of the weights. */
export const largeUpdates: AlarmDefinition = {
  name: 'largeUpdates',
  title: { en: 'Updates too large', zh: '更新幅度过大' },
  find: (sight) => {
    const largest = moving(sight).toSorted((a, b) => ratioOf(b) - ratioOf(a)).at(0);
    if (!largest || ratioOf(largest) <= healthBounds.exploding) return undefined;
    return {
      level: 'watch',
      layer: largest.layer,
      text: (name) => ({
        en: `One step changes the weights of ${name} by ${scientific(ratioOf(largest))} of their own size; about 1e-3 is usual. The learning rate is probably too large.`,
        zh: `一步更新就让「${name}」的权重变动了自身大小的 ${scientific(ratioOf(largest))}，通常约为 1e-3。学习率多半太大。`,
      }),
      remedies: [smallerRate, clipGradient],
    };
  },
};

/** The same, from below: every layer stands still. One alone is the business of the vanishing gradient. */
export const smallUpdates: AlarmDefinition = {
  name: 'smallUpdates',
  title: { en: 'Updates too small', zh: '更新幅度过小' },
  find: (sight) => {
    const largest = moving(sight).toSorted((a, b) => ratioOf(b) - ratioOf(a)).at(0);
    if (!largest || ratioOf(largest) >= healthBounds.vanishing) return undefined;
    return {
      level: 'watch',
      layer: largest.layer,
      text: (name) => ({
        en: `Even the weights of ${name}, which move most, change by only ${scientific(ratioOf(largest))} of their own size in a step; about 1e-3 is usual. The learning rate is probably too small.`,
        zh: `变动最大的「${name}」，一步也只改变权重大小的 ${scientific(ratioOf(largest))}，通常约为 1e-3。学习率多半太小。`,
      }),
      remedies: [largerRate],
    };
  },
};

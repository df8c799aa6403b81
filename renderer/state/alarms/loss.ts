import type { TrainingPoint } from '@core/training/curve';
import { readable } from '../../diagram/scales/number-text';
import type { AlarmDefinition } from './definition';
import { clipGradient, initializeHe, largerRate, smallerRate } from './remedies';

/** Fewer points say nothing: single batches differ. */
const leastPoints = 40;
const leastSteps = 300;
const windows = 8;

/** Means of the loss over consecutive parts of the run; none while it is too short. */
function means(points: readonly TrainingPoint[]): readonly number[] {
  if (points.length < leastPoints) return [];
  const size = points.length / windows;
  return Array.from({ length: windows }, (_, i) => {
    const part = points.slice(Math.round(i * size), Math.round((i + 1) * size));
    return part.reduce((sum, { loss }) => sum + loss, 0) / part.length;
  });
}

/** CS231n, "Neural Networks Part 3", loss curves: a rate far too high lets the loss grow. */
export const risingLoss: AlarmDefinition = {
  name: 'risingLoss',
  title: { en: 'Loss rises', zh: '损失上升' },
  find: ({ points }) => {
    const parts = means(points);
    const [first] = parts;
    const last = parts.at(-1);
    const lowest = Math.min(...parts);
    // A loss that is small by now may well jump by a factor.
    if (last === undefined || last < 1.5 * lowest || last < first / 2) return undefined;
    return {
      level: 'alarm',
      text: () => ({
        en: `The loss rises again: ${readable(lowest)} before, ${readable(last)} now. The steps are too long and jump over the valley; the learning rate is probably too large.`,
        zh: `损失又升高了：先前 ${readable(lowest)}，现在 ${readable(last)}。步子太大，越过了谷底；学习率多半太大。`,
      }),
      remedies: [smallerRate, clipGradient],
    };
  },
};

/** From the same place: a rate far too low, or a network through which nothing can be learned. */
export const stuckLoss: AlarmDefinition = {
  name: 'stuckLoss',
  title: { en: 'Loss does not fall', zh: '损失不下降' },
  find: ({ points }) => {
    if ((points.at(-1)?.step ?? 0) < leastSteps) return undefined;
    const parts = means(points);
    if (parts.length === 0 || Math.max(...parts) > 1.05 * Math.min(...parts)) return undefined;
    return {
      level: 'watch',
      text: () => ({
        en: `The loss has stayed near ${readable(parts[0])} since the beginning. Either the steps are too short, or the gradient does not get through the network.`,
        zh: `损失从一开始就停在 ${readable(parts[0])} 附近。要么步子太小，要么梯度传不过网络。`,
      }),
      remedies: [largerRate, initializeHe],
    };
  },
};

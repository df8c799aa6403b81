import type { Phase } from '@core/training/numeric-failure';
import type { Text } from '@core/tensor/text';
import type { AlarmDefinition } from './definition';
import { clipGradient, smallerRate } from './remedies';

const phases: Readonly<Record<Phase, Text>> = { forward: { en: 'forward pass', zh: '前向' }, backward: { en: 'backward pass', zh: '反向' }, update: { en: 'update', zh: '更新' } };

/** IEEE 754: what exceeds the range of numbers becomes infinite, and infinity minus infinity is no number. */
export const notFinite: AlarmDefinition = {
  name: 'notFinite',
  title: { en: 'A number is not finite', zh: '出现了非有限的数' },
  find: ({ failure }) => {
    if (!failure) return undefined;
    const { place } = failure;
    return {
      level: 'alarm',
      ...(place && { layer: place.layer }),
      text: (name) => ({
        en: place ? `The first infinity or NaN came out of ${name} (${place.op}, ${phases[place.phase].en}). Most likely the weights have grown too large.` : 'A number became infinite or NaN (not a number). Most likely the weights have grown too large.',
        zh: place ? `第一个无穷大或 NaN 出自「${name}」（${place.op}，${phases[place.phase].zh}）。多半是权重变得太大了。` : '有一个数成了无穷大或 NaN（不是数）。多半是权重变得太大了。',
      }),
      remedies: [smallerRate, clipGradient],
    };
  },
};

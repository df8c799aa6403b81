import { formatShape } from '../tensor/tensor';
import { normalization } from './shared/normalization/rows';
import { spread } from './shared/samples';

/** Each channel of each picture by itself. */
export const instanceNormalization = normalization('InstanceNormalization', {
  summary: 'Mean 0 and variance 1 over each channel of each example, then scaled and shifted per channel',
  plan: (x, scale) => {
    const fits = x.length >= 3 && scale.length === 1 && scale[0] === x[1];
    if (!fits) throw new Error(`InstanceNormalization needs [batch, channels, …] and one factor per channel, got ${formatShape(x)} and ${formatShape(scale)}.`);
    return { shape: x, axis: 2, factor: [scale[0], ...x.slice(2).map(() => 1)] };
  },
  leastInputs: 3,
  samples: [
    { inputs: [spread([2, 3, 4]), spread([3], 0.5, 1.5, 2), spread([3], -1, 1, 3)] },
    { inputs: [spread([2, 2, 3, 3]), spread([2], 0.5, 1.5, 2), spread([2], -1, 1, 3)], attributes: { epsilon: 0.01 } },
  ],
});

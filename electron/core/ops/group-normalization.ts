import { elementCount, formatShape } from '../tensor/tensor';
import { numberAttribute } from './shared/attributes';
import { normalization } from './shared/normalization/rows';
import { spread } from './shared/samples';

/** Wu and He 2018. */
export const groupNormalization = normalization('GroupNormalization', {
  summary: 'Mean 0 and variance 1 over each group of channels of each example, then scaled and shifted per channel',
  plan: (x, scale, attributes) => {
    const groups = numberAttribute(attributes, 'num_groups');
    const fits = x.length >= 2 && scale.length === 1 && scale[0] === x[1] && Number.isInteger(x[1] / groups);
    if (!fits) throw new Error(`GroupNormalization with ${groups} groups needs [batch, channels, …] and one factor per channel, got ${formatShape(x)} and ${formatShape(scale)}.`);
    return { shape: [x[0], groups, elementCount(x.slice(1)) / groups], axis: 2, factor: [scale[0], ...x.slice(2).map(() => 1)] };
  },
  leastInputs: 3,
  samples: [
    { inputs: [spread([2, 4, 3]), spread([4], 0.5, 1.5, 2), spread([4], -1, 1, 3)], attributes: { num_groups: 2 } },
    { inputs: [spread([2, 6, 2, 2]), spread([6], 0.5, 1.5, 2), spread([6], -1, 1, 3)], attributes: { num_groups: 3, epsilon: 0.01 } },
  ],
});

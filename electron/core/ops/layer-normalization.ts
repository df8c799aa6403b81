import { broadcastShapes, normalizeAxis } from '../tensor/shape';
import { formatShape, sameShape } from '../tensor/tensor';
import { numberAttribute } from './shared/attributes';
import { normalization } from './shared/normalization/rows';
import { spread } from './shared/samples';

/** Ba et al. 2016. */
export const layerNormalization = normalization('LayerNormalization', {
  summary: 'Mean 0 and variance 1 over all axes from `axis` on, then scaled and shifted',
  plan: (x, scale, attributes) => {
    if (!sameShape(broadcastShapes(x, scale), x)) throw new Error(`LayerNormalization cannot repeat a scale of shape ${formatShape(scale)} over ${formatShape(x)}.`);
    return { shape: x, axis: normalizeAxis(numberAttribute(attributes, 'axis', -1), x.length), factor: scale };
  },
  leastInputs: 2,
  givesStatistics: true,
  samples: [
    { inputs: [spread([3, 4]), spread([4], 0.5, 1.5, 2), spread([4], -1, 1, 3)] },
    { inputs: [spread([2, 3, 4]), spread([3, 4], 0.5, 1.5, 2)], attributes: { axis: 1, epsilon: 0.01 } },
    { inputs: [spread([2, 3, 4]), spread([4], 0.5, 1.5, 2), spread([4], -1, 1, 3)], attributes: { outputCount: 3 } },
    { inputs: [spread([3, 2]), spread([2], 0.5, 1.5, 2)], attributes: { outputCount: 2 } },
  ],
});

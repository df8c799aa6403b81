import { activation } from './shared/activation';
import { spread } from './shared/samples';

export const thresholdedRelu = activation('ThresholdedRelu', {
  summary: 'x where x > alpha, 0 elsewhere',
  defaults: { alpha: 1 },
  forward: (x, { alpha }) => (x > alpha ? x : 0),
  gradient: (build, x, upstream, { alpha }) => build.where(build.greater(x, alpha), upstream, 0),
  samples: [{ inputs: [spread([2, 3, 4], -4, 4)] }, { inputs: [spread([2, 3])], attributes: { alpha: 0.5 } }],
});

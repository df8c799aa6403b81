import { activation } from './shared/activation';
import { spread } from './shared/samples';

export const leakyRelu = activation('LeakyRelu', {
  summary: 'x where x ≥ 0, alpha·x elsewhere',
  defaults: { alpha: 0.01 },
  forward: (x, { alpha }) => (x < 0 ? alpha * x : x),
  gradient: (build, x, upstream, { alpha }) => build.where(build.less(x, 0), build.mul(upstream, alpha), upstream),
  samples: [{ inputs: [spread([2, 3, 4], -4, 4)] }, { inputs: [spread([2, 3])], attributes: { alpha: 0.25 } }],
});

import { activation } from './shared/activation';
import { spread } from './shared/samples';

export const elu = activation('Elu', {
  summary: 'x where x ≥ 0, alpha·(eˣ − 1) elsewhere',
  defaults: { alpha: 1 },
  forward: (x, { alpha }) => (x < 0 ? alpha * Math.expm1(x) : x),
  gradient: (build, x, upstream, { alpha }) => build.where(build.less(x, 0), build.mul(upstream, build.mul(build.exp(x), alpha)), upstream),
  samples: [{ inputs: [spread([2, 3, 4], -4, 4)] }, { inputs: [spread([2, 3])], attributes: { alpha: 0.5 } }],
});

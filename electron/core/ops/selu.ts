import { activation } from './shared/activation';
import { spread } from './shared/samples';

/** Self-normalising (Klambauer et al. 2017); the defaults keep mean 0 and variance 1. */
export const selu = activation('Selu', {
  summary: 'gamma·x where x > 0, gamma·alpha·(eˣ − 1) elsewhere',
  defaults: { alpha: 1.67326319217681884765625, gamma: 1.05070102214813232421875 },
  forward: (x, { alpha, gamma }) => gamma * (x > 0 ? x : alpha * Math.expm1(x)),
  gradient: (build, x, upstream, { alpha, gamma }) => {
    const scaled = build.mul(upstream, gamma);
    return build.where(build.greater(x, 0), scaled, build.mul(scaled, build.mul(build.exp(x), alpha)));
  },
  samples: [{ inputs: [spread([2, 3, 4], -4, 4)] }, { inputs: [spread([2, 3])], attributes: { alpha: 2, gamma: 0.5 } }],
});

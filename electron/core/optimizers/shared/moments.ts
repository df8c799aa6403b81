/**
 * The moments of Adam (Kingma and Ba 2015, algorithm 1), stored as M = m / (1 - β₁) and V = v / (1 - β₂).
 * With c = sqrt((1 - β₂) / (1 - β₂^t)) the published step η m̂ / (sqrt(v̂) + ε) is exactly
 * η (1 - β₁) / ((1 - β₁^t) c) · M / (sqrt(V) + ε / c), so the bias correction costs two scalars per step.
 */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../../ops/builder';
import type { Factors, Hyperparameters, UpdateContext } from '../definition';
import { meanDecay, smallest, squareDecay } from './hyperparameters';

export const momentHyperparameters = {
  decay1: meanDecay({ symbol: 'β₁', usual: 0.9 }),
  decay2: squareDecay({ symbol: 'β₂', usual: 0.999 }),
  epsilon: smallest(1e-8),
};

/**
 * The scalars `rate` and `epsilon` of the step.
 * They are computed in float64: in float32 the difference 1 - 0.999^t would lose five digits at the start.
 */
export function momentFactors(build: OpBuilder, learningRate: Value, step: Value, { decay1, decay2, epsilon }: Hyperparameters): Factors {
  const t = build.add(build.cast(step, { to: 'float64' }), 1);
  const c = build.sqrt(build.div(1 - decay2, build.sub(1, build.pow(decay2, t))));
  const corrected = build.div(1 - decay1, build.sub(1, build.pow(decay1, t)));
  const rate = build.div(build.mul(build.cast(learningRate, { to: 'float64' }), corrected), c);
  const { dtype } = learningRate.type;
  return { rate: build.cast(rate, { to: dtype }), epsilon: build.cast(build.div(epsilon, c), { to: dtype }) };
}

/** M and V after this gradient. */
export const nextMoments = ({ build, gradient, state, hyperparameters: { decay1, decay2 } }: UpdateContext): Readonly<Record<'mean' | 'square', Value>> => ({
  mean: build.add(build.mul(state.mean, decay1), gradient),
  square: build.add(build.mul(state.square, decay2), build.mul(gradient, gradient)),
});

/** What the step takes away from a parameter. */
export const momentStep = ({ build, factors }: UpdateContext, mean: Value, square: Value): Value =>
  build.mul(build.div(mean, build.add(build.sqrt(square), factors.epsilon)), factors.rate);

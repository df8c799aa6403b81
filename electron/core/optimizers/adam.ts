import type { OptimizerDefinition } from './definition';

const [decay1, decay2, epsilon] = [0.9, 0.999, 1e-8];

/**
 * Adam (Kingma and Ba 2015, algorithm 1), with its moments stored as M = m / (1 - β₁) and V = v / (1 - β₂).
 * With c = sqrt((1 - β₂) / (1 - β₂^t)) the published step η m̂ / (sqrt(v̂) + ε) is exactly
 * η (1 - β₁) / ((1 - β₁^t) c) · M / (sqrt(V) + ε / c), so the bias correction costs two scalars per step.
 * They are computed in float64: in float32 the difference 1 - 0.999^t would lose five digits at the start.
 */
export const adam: OptimizerDefinition = {
  name: 'adam',
  title: { en: 'Adam', zh: 'Adam' },
  summary: { en: 'Gives every weight its own step size', zh: '给每个权重配上合适的步长' },
  formula: String.raw`m \leftarrow \beta_1 m + (1-\beta_1) g,\quad v \leftarrow \beta_2 v + (1-\beta_2) g^2,\quad w \leftarrow w - \eta\, \frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \epsilon}`,
  learningRate: 0.001,
  state: ['mean', 'square'],
  factors: (build, learningRate, step) => {
    const t = build.add(build.cast(step, { to: 'float64' }), 1);
    const c = build.sqrt(build.div(1 - decay2, build.sub(1, build.pow(decay2, t))));
    const corrected = build.div(1 - decay1, build.sub(1, build.pow(decay1, t)));
    const rate = build.div(build.mul(build.cast(learningRate, { to: 'float64' }), corrected), c);
    const { dtype } = learningRate.type;
    return { rate: build.cast(rate, { to: dtype }), epsilon: build.cast(build.div(epsilon, c), { to: dtype }) };
  },
  update: ({ build, parameter, gradient, state, factors }) => {
    const mean = build.add(build.mul(state.mean, decay1), gradient);
    const square = build.add(build.mul(state.square, decay2), build.mul(gradient, gradient));
    const direction = build.div(mean, build.add(build.sqrt(square), factors.epsilon));
    return { parameter: build.sub(parameter, build.mul(direction, factors.rate)), state: { mean, square } };
  },
};

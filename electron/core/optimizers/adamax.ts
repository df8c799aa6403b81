import type { OptimizerDefinition } from './definition';
import { momentHyperparameters } from './shared/moments';

/**
 * Adam with the largest recent gradient in place of the mean square (Kingma and Ba 2015, algorithm 2); ε is added
 * to the size of each gradient, as in PyTorch.
 */
export const adamax: OptimizerDefinition = {
  name: 'adamax',
  title: { en: 'AdaMax', zh: 'AdaMax' },
  summary: { en: 'Adam measured by the largest recent gradient', zh: '以近期最大梯度为尺度的 Adam' },
  formula: String.raw`m \leftarrow \beta_1 m + (1-\beta_1) g,\quad u \leftarrow \max(\beta_2 u, |g|),\quad w \leftarrow w - \frac{\eta}{1-\beta_1^t}\, \frac{m}{u}`,
  learningRate: 0.002,
  hyperparameters: momentHyperparameters,
  state: ['mean', 'largest'],
  // In float64: 1 - 0.9^t would lose a digit in float32 at the start.
  factors: (build, learningRate, step, { decay1 }) => {
    const t = build.add(build.cast(step, { to: 'float64' }), 1);
    const rate = build.div(build.cast(learningRate, { to: 'float64' }), build.sub(1, build.pow(decay1, t)));
    return { rate: build.cast(rate, { to: learningRate.type.dtype }) };
  },
  update: ({ build, parameter, gradient, state, factors: { rate }, hyperparameters: { decay1, decay2, epsilon } }) => {
    const mean = build.add(build.mul(state.mean, decay1), build.mul(gradient, 1 - decay1));
    const largest = build.max(build.mul(state.largest, decay2), build.add(build.abs(gradient), epsilon));
    return { parameter: build.sub(parameter, build.mul(build.div(mean, largest), rate)), state: { mean, largest } };
  },
};

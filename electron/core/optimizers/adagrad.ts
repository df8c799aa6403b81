import type { OptimizerDefinition } from './definition';
import { smallest } from './shared/hyperparameters';

/** Steps that shrink with the sum of all squared gradients so far (Duchi, Hazan and Singer 2011). */
export const adagrad: OptimizerDefinition = {
  name: 'adagrad',
  title: { en: 'Adagrad', zh: 'Adagrad 自适应梯度' },
  summary: { en: 'Rarely moved weights get the larger steps', zh: '很少变动的权重走得更大步' },
  formula: String.raw`s \leftarrow s + g^2, \qquad w \leftarrow w - \eta\, \frac{g}{\sqrt{s} + \epsilon}`,
  learningRate: 0.01,
  hyperparameters: { epsilon: smallest(1e-10) },
  state: ['sum'],
  factors: (_build, learningRate) => ({ learningRate }),
  update: ({ build, parameter, gradient, state, factors: { learningRate }, hyperparameters: { epsilon } }) => {
    const sum = build.add(state.sum, build.mul(gradient, gradient));
    const direction = build.div(gradient, build.add(build.sqrt(sum), epsilon));
    return { parameter: build.sub(parameter, build.mul(direction, learningRate)), state: { sum } };
  },
};

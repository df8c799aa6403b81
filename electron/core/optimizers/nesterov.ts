import type { OptimizerDefinition } from './definition';
import { friction } from './shared/hyperparameters';

/**
 * Momentum that uses the gradient where the velocity is about to lead (Nesterov 1983), in the form of
 * Sutskever et al. 2013 with the parameters stored ahead of the jump, so that only g at w is needed.
 */
export const nesterov: OptimizerDefinition = {
  name: 'nesterov',
  title: { en: 'Nesterov momentum', zh: 'Nesterov 动量法' },
  summary: { en: 'Momentum that looks ahead before it turns', zh: '先往前看一步再修正方向的动量法' },
  formula: String.raw`v \leftarrow \mu v + g, \qquad w \leftarrow w - \eta\, (g + \mu v)`,
  learningRate: 0.02,
  hyperparameters: { momentum: friction() },
  state: ['velocity'],
  factors: (_build, learningRate) => ({ learningRate }),
  update: ({ build, parameter, gradient, state, factors: { learningRate }, hyperparameters: { momentum: kept } }) => {
    const velocity = build.add(build.mul(state.velocity, kept), gradient);
    const ahead = build.add(build.mul(velocity, kept), gradient);
    return { parameter: build.sub(parameter, build.mul(ahead, learningRate)), state: { velocity } };
  },
};

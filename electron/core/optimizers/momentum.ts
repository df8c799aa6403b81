import type { OptimizerDefinition } from './definition';
import { friction } from './shared/hyperparameters';

/** SGD with a velocity that remembers earlier gradients (Polyak 1964). */
export const momentum: OptimizerDefinition = {
  name: 'momentum',
  title: { en: 'Momentum', zh: '动量法' },
  summary: { en: 'Rolls downhill and keeps its speed', zh: '像滚下山的球一样保持速度' },
  formula: String.raw`v \leftarrow \mu v + g, \qquad w \leftarrow w - \eta\, v`,
  learningRate: 0.02,
  hyperparameters: { momentum: friction() },
  state: ['velocity'],
  factors: (_build, learningRate) => ({ learningRate }),
  update: ({ build, parameter, gradient, state, factors: { learningRate }, hyperparameters: { momentum: kept } }) => {
    const velocity = build.add(build.mul(state.velocity, kept), gradient);
    return { parameter: build.sub(parameter, build.mul(velocity, learningRate)), state: { velocity } };
  },
};

import type { OptimizerDefinition } from './definition';

const decay = 0.9;

/** SGD with a velocity that remembers earlier gradients (Polyak 1964). */
export const momentum: OptimizerDefinition = {
  name: 'momentum',
  title: { en: 'Momentum', zh: '动量法' },
  summary: { en: 'Rolls downhill and keeps its speed', zh: '像滚下山的球一样保持速度' },
  formula: String.raw`v \leftarrow ${decay}\, v + g, \qquad w \leftarrow w - \eta\, v`,
  learningRate: 0.02,
  state: ['velocity'],
  factors: (_build, learningRate) => ({ learningRate }),
  update: ({ build, parameter, gradient, state, factors: { learningRate } }) => {
    const velocity = build.add(build.mul(state.velocity, decay), gradient);
    return { parameter: build.sub(parameter, build.mul(velocity, learningRate)), state: { velocity } };
  },
};

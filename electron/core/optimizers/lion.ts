import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { OptimizerDefinition } from './definition';
import { meanDecay } from './shared/hyperparameters';

const blend = (build: OpBuilder, mean: Value, gradient: Value, decay: number): Value =>
  build.add(build.mul(mean, decay), build.mul(gradient, 1 - decay));

/** Every weight moves by exactly η, only the sign is learned (Chen et al. 2023, algorithm 2, without weight decay). */
export const lion: OptimizerDefinition = {
  name: 'lion',
  title: { en: 'Lion', zh: 'Lion' },
  summary: { en: 'Steps of one length, only their sign is learned', zh: '步长都一样，只看方向的正负' },
  formula: String.raw`w \leftarrow w - \eta\, \operatorname{sign}(\beta_1 m + (1-\beta_1)\, g), \qquad m \leftarrow \beta_2 m + (1-\beta_2)\, g`,
  learningRate: 0.0005,
  hyperparameters: {
    decay1: { ...meanDecay({ symbol: 'β₁', usual: 0.9 }), title: { en: 'Memory in the step', zh: '当前步的记忆' } },
    decay2: meanDecay({ symbol: 'β₂', usual: 0.99 }),
  },
  state: ['mean'],
  factors: (_build, learningRate) => ({ learningRate }),
  update: ({ build, parameter, gradient, state, factors: { learningRate }, hyperparameters: { decay1, decay2 } }) => {
    const direction = build.sign(blend(build, state.mean, gradient, decay1));
    const mean = blend(build, state.mean, gradient, decay2);
    return { parameter: build.sub(parameter, build.mul(direction, learningRate)), state: { mean } };
  },
};

import type { OptimizerDefinition } from './definition';

/** Stochastic gradient descent: straight downhill. */
export const sgd: OptimizerDefinition = {
  name: 'sgd',
  title: { en: 'SGD', zh: 'SGD 随机梯度下降' },
  summary: { en: 'Straight downhill, one batch at a time', zh: '每看一批样本，就沿下降最快的方向走一步' },
  formula: String.raw`w \leftarrow w - \eta\, g`,
  learningRate: 0.1,
  hyperparameters: {},
  state: [],
  factors: (_build, learningRate) => ({ learningRate }),
  update: ({ build, parameter, gradient, factors: { learningRate } }) => ({
    parameter: build.sub(parameter, build.mul(gradient, learningRate)),
    state: {},
  }),
};

import type { OptimizerDefinition } from './definition';
import { smallest, squareDecay } from './shared/hyperparameters';

/**
 * Steps divided by the size of recent gradients (Tieleman and Hinton 2012, lecture 6e of "Neural Networks for Machine
 * Learning"). The decay of 0.99 is that of PyTorch; the lecture has 0.9.
 */
export const rmsprop: OptimizerDefinition = {
  name: 'rmsprop',
  title: { en: 'RMSProp', zh: 'RMSProp 均方根传播' },
  summary: { en: 'Divides each step by the size of recent gradients', zh: '每一步都除以近期梯度的大小' },
  formula: String.raw`s \leftarrow \beta s + (1-\beta)\, g^2, \qquad w \leftarrow w - \eta\, \frac{g}{\sqrt{s} + \epsilon}`,
  learningRate: 0.001,
  hyperparameters: { decay: squareDecay({ symbol: 'β', usual: 0.99 }), epsilon: smallest(1e-8) },
  state: ['square'],
  factors: (_build, learningRate) => ({ learningRate }),
  update: ({ build, parameter, gradient, state, factors: { learningRate }, hyperparameters: { decay, epsilon } }) => {
    const square = build.add(build.mul(state.square, decay), build.mul(build.mul(gradient, gradient), 1 - decay));
    const direction = build.div(gradient, build.add(build.sqrt(square), epsilon));
    return { parameter: build.sub(parameter, build.mul(direction, learningRate)), state: { square } };
  },
};
